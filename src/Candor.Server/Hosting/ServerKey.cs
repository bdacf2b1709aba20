using System.Security.Cryptography;

namespace Candor.Server.Hosting;

/// <summary>The keys with which the server signs events and its workers sign bundles; made at the first start.</summary>
internal static class ServerKey
{
    /// <summary>The variable that names the file with the password of the key that signs events.</summary>
    public const string PasswordFile = "CANDOR_KEY_PASSWORD_FILE";

    private const string Encrypted = "-----BEGIN ENCRYPTED PRIVATE KEY-----";

    /// <summary>The key that signs events. With a password it lies encrypted; one that lay open is encrypted now.</summary>
    /// <exception cref="InvalidOperationException">It is encrypted, and the password is missing or another.</exception>
    public static EventSigner Open(string folder, string? password)
    {
        var path = System.IO.Path.Combine(folder, "event-key.pem");
        if (!File.Exists(path))
        {
            return Make(path, password);
        }

        var pem = File.ReadAllText(path);
        try
        {
            if (pem.Contains(Encrypted, StringComparison.Ordinal))
            {
                return EventSigner.FromPem(pem, password ?? throw new InvalidOperationException($"'{path}' is encrypted: name the file with its password in {PasswordFile}."));
            }

            var signer = EventSigner.FromPem(pem);
            if (password is not null)
            {
                var part = path + "." + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6));
                Write(part, signer.ToPem(password));
                File.Move(part, path, overwrite: true);
            }

            return signer;
        }
        catch (FormatException e)
        {
            throw new InvalidOperationException($"'{path}': {e.Message}", e);
        }
    }

    /// <summary>The password that a file holds, without the line's end; null where none is named.</summary>
    public static string? Password(string? file) => file is { Length: > 0 } ? File.ReadAllText(file).TrimEnd('\r', '\n') : null;

    /// <summary>The path of a key, which is made where it is not there.</summary>
    public static string Path(string folder, string name)
    {
        var path = System.IO.Path.Combine(folder, name);
        if (!File.Exists(path))
        {
            Make(path, password: null).Dispose();
        }

        return path;
    }

    private static EventSigner Make(string path, string? password)
    {
        var signer = EventSigner.New();
        Write(path, password is null ? signer.ToPem() : signer.ToPem(password));
        // What everybody may know stands beside it, for whoever checks signatures.
        File.WriteAllText(System.IO.Path.ChangeExtension(path, ".pub.pem"), signer.PublicKey + "\n");
        return signer;
    }

    private static void Write(string path, string pem)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var writer = new StreamWriter(path, options);
        writer.Write(pem);
    }
}
