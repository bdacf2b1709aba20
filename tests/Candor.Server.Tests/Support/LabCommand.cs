using Candor.Web;
using Candor.Web.Site;

namespace Candor.Server.Tests.Support;

/// <summary>The audit command as a lab sets it up: the invented hosts are the test site, and its certificates are trusted.</summary>
internal sealed class LabCommand : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("candor-lab-").FullName;

    public LabCommand(TestSite site)
    {
        var ca = Path.Combine(_folder, "ca.pem");
        File.WriteAllText(ca, site.RootPem);
        File.WriteAllText(CommandPath, $"#!/bin/sh\nshift\nexec '{Repository.At("candor")}' audit --ca '{ca}' --resolve '*.example=127.0.0.1:{site.HttpsPort}:{site.HttpPort}' \"$@\"\n");
        File.SetUnixFileMode(CommandPath, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public string CommandPath => Path.Combine(_folder, "candor");

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
