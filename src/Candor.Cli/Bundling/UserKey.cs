using Candor.Bundles.Signing;

namespace Candor.Cli.Bundling;

/// <summary>Finds the key that signs.</summary>
internal static class UserKey
{
    /// <summary>Where the user's own key lies.</summary>
    /// <exception cref="CommandException">The user has no folder for settings.</exception>
    public static string Path
    {
        get
        {
            var folder = Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify);
            return folder.Length > 0
                ? System.IO.Path.Combine(folder, "candor", "signing-key.pem")
                : throw CommandException.Usage("There is no folder for your settings, so no place for a key of yours; give one with --key FILE.");
        }
    }

    /// <summary>The key of a file, or the user's own, which is made on first use.</summary>
    /// <exception cref="CommandException">It cannot be read or made.</exception>
    public static SigningKey Open(string? path)
    {
        var file = path ?? Path;
        if (path is null && !File.Exists(file))
        {
            try
            {
                var made = KeyStore.Create(file);
                Console.Error.WriteLine($"candor: made a signing key of yours, {file}; its id is {made.Public.Id}. Keep it; publish the id where others can find it.");
                return made;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Another run may have made it in the meantime.
                if (!File.Exists(file))
                {
                    throw CommandException.NotAnalysed($"No signing key could be made at '{file}': {e.Message} Give one with --key FILE.", e);
                }
            }
        }

        if (!File.Exists(file))
        {
            throw CommandException.Usage($"'{file}' is not there; check the name, or make a key with 'candor key new'.");
        }

        try
        {
            return KeyStore.Read(file);
        }
        catch (FormatException e)
        {
            throw CommandException.Usage($"--key '{System.IO.Path.GetFileName(file)}': {e.Message}.");
        }
    }

    /// <summary>The public key of a file.</summary>
    /// <exception cref="CommandException">It cannot be read.</exception>
    public static VerifyingKey ReadPublic(string path)
    {
        if (!File.Exists(path))
        {
            throw CommandException.Usage($"'{path}' is not there; check the name.");
        }

        try
        {
            return KeyStore.ReadPublic(path);
        }
        catch (FormatException e)
        {
            throw CommandException.Usage($"--key '{System.IO.Path.GetFileName(path)}': {e.Message}.");
        }
    }
}
