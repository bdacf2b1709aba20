using Candor.Web;
using Candor.Web.Site;

namespace Candor.Server.Tests.Support;

/// <summary>The audit command as a lab sets it up: the invented hosts are the test site, and its certificates are trusted.</summary>
internal sealed class LabCommand : IDisposable
{
    private const string Variable = "CANDOR_COMMAND";
    private readonly string _folder = Directory.CreateTempSubdirectory("candor-lab-").FullName;
    private readonly string? _before = Environment.GetEnvironmentVariable(Variable);

    public LabCommand(TestSite site)
    {
        var ca = Path.Combine(_folder, "ca.pem");
        File.WriteAllText(ca, site.RootPem);
        var path = Path.Combine(_folder, "candor");
        File.WriteAllText(path, $"#!/bin/sh\nshift\nexec '{Repository.At("candor")}' audit --ca '{ca}' --resolve '*.example=127.0.0.1:{site.HttpsPort}:{site.HttpPort}' \"$@\"\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Environment.SetEnvironmentVariable(Variable, path);
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Variable, _before);
        Directory.Delete(_folder, recursive: true);
    }
}
