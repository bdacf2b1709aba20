namespace Candor.Bundles.Signing;

/// <summary>The user's signing key: a PEM file that only its owner may read.</summary>
public static class KeyStore
{
    private const int MostBytes = 64 << 10;

    /// <summary>Reads a key from a PEM file.</summary>
    /// <exception cref="FormatException">It holds no such key.</exception>
    public static SigningKey Read(string path) => SigningKey.FromPem(ReadPem(path));

    /// <summary>Reads the public key of a PEM file.</summary>
    /// <exception cref="FormatException">It holds no such key.</exception>
    public static VerifyingKey ReadPublic(string path) => VerifyingKey.FromPem(ReadPem(path));

    /// <summary>Writes a new key. A file that is there is never written over.</summary>
    /// <exception cref="IOException">The file is there, or cannot be written.</exception>
    public static SigningKey Create(string path)
    {
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(folder);
            }
            else
            {
                Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }

        var key = SigningKey.New();
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new StreamWriter(path, new System.Text.UTF8Encoding(false), options);
        file.Write(key.ToPem());
        return key;
    }

    private static string ReadPem(string path)
    {
        if (new FileInfo(path).Length > MostBytes)
        {
            throw new FormatException("it is too long for a key");
        }

        return File.ReadAllText(path);
    }
}
