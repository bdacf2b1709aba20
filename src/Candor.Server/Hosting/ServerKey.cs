namespace Candor.Server.Hosting;

/// <summary>The keys with which the server signs events and its workers sign bundles; made at the first start.</summary>
internal static class ServerKey
{
    public static EventSigner Open(string folder) => OpenFile(System.IO.Path.Combine(folder, "event-key.pem"));

    /// <summary>The path of a key, which is made where it is not there.</summary>
    public static string Path(string folder, string name)
    {
        var path = System.IO.Path.Combine(folder, name);
        OpenFile(path).Dispose();
        return path;
    }

    private static EventSigner OpenFile(string path)
    {
        if (File.Exists(path))
        {
            return EventSigner.FromPem(File.ReadAllText(path));
        }

        var signer = EventSigner.New();
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var writer = new StreamWriter(path, options);
        writer.Write(signer.ToPem());
        // What everybody may know stands beside it, for whoever checks signatures.
        File.WriteAllText(System.IO.Path.ChangeExtension(path, ".pub.pem"), signer.PublicKey + "\n");
        return signer;
    }
}
