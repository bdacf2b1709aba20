namespace Candor.Server.Hosting;

/// <summary>The key with which the server signs events; made at the first start.</summary>
internal static class ServerKey
{
    public static EventSigner Open(string folder)
    {
        var path = Path.Combine(folder, "event-key.pem");
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
        return signer;
    }
}
