using System.Collections.Immutable;
using System.Globalization;
using Candor.Android.Manifest;
using Candor.Android.Packages;
using Candor.Android.Practices;

namespace Candor.Android.Conducts;

/// <summary>
/// Reads the network security configuration that a manifest names: for which hosts unencrypted traffic is allowed, and whether certificates that a
/// user installed are trusted. Debug overrides do not hold for a published app and are left out.
/// </summary>
internal sealed class NetworkSecurity(ApkFile apk, EvidenceBag evidence)
{
    private const string Cleartext = "cleartextTrafficPermitted";
    private const int CleartextOff = 28;
    private const int ShownHosts = 5;

    /// <summary>What the configuration shows; nothing where the app has none.</summary>
    /// <param name="problem">Why it could not be read; null where it could, or where there is none.</param>
    public ImmutableArray<Conduct> Observe(out string? problem)
    {
        problem = null;
        if (apk.Manifest is not { NetworkSecurityConfig: not 0 } manifest)
        {
            return [];
        }

        AxmlDocument? document;
        try
        {
            document = apk.ReadXml(manifest.NetworkSecurityConfig);
        }
        catch (BadApkException e)
        {
            problem = e.Message;
            return [];
        }

        if (document is null)
        {
            problem = "the file that the manifest names is not there";
            return [];
        }

        var file = apk.Resources!.ResolveText(manifest.NetworkSecurityConfig)!;
        var mayConnect = manifest.UsesPermissions.Any(static p => p.Name == "android.permission.INTERNET");
        return [.. mayConnect ? AllowedHosts(document.Root, manifest, file) : [], .. UserCertificates(document.Root, file)];
    }

    private IEnumerable<Conduct> AllowedHosts(AxmlElement root, AndroidManifest manifest, string file)
    {
        var basic = root.Elements("base-config").FirstOrDefault();
        var isOpen = Flag(basic, Cleartext) ?? manifest.TargetSdk < CleartextOff;
        if (isOpen)
        {
            yield return Conduct(
                ConductKind.CleartextTraffic,
                new("网络安全配置对所有主机允许明文传输", "The network security configuration allows unencrypted traffic to every host"),
                file,
                basic ?? root);
            yield break;
        }

        var opened = Domains(root, 0).Where(static d => Flag(d, Cleartext) == true).ToList();
        var hosts = opened.SelectMany(static d => d.Elements("domain")).Select(static d => d.Text.Trim()).Where(static h => !IsLocal(h)).Distinct(StringComparer.Ordinal).ToList();
        if (hosts.Count > 0)
        {
            var shown = string.Join(", ", hosts.Take(ShownHosts)) + (hosts.Count > ShownHosts ? string.Create(CultureInfo.InvariantCulture, $" (+{hosts.Count - ShownHosts})") : "");
            yield return Conduct(
                ConductKind.CleartextTraffic,
                new($"网络安全配置对这些主机允许明文传输：{shown}", $"The network security configuration allows unencrypted traffic to {shown}"),
                file,
                opened[0]);
        }
    }

    private IEnumerable<Conduct> UserCertificates(AxmlElement root, string file)
    {
        var trusting = root.Elements("base-config").Concat(Domains(root, 0))
            .FirstOrDefault(static c => c.Elements("trust-anchors").SelectMany(static t => t.Elements("certificates")).Any(static e => e.Plain("src")?.String == "user"));
        if (trusting is not null)
        {
            yield return Conduct(
                ConductKind.TrustsUserCertificates,
                new("网络安全配置的 trust-anchors 含有 user", "The trust anchors of the network security configuration include 'user'"),
                file,
                trusting);
        }
    }

    private static IEnumerable<AxmlElement> Domains(AxmlElement parent, int depth) =>
        depth > 8 ? [] : parent.Elements("domain-config").SelectMany(d => Domains(d, depth + 1).Prepend(d));

    private Conduct Conduct(ConductKind kind, LocalizedText detail, string file, AxmlElement element) =>
        new(kind, Certainty.Declared, PartyIds.First, detail, [evidence.Add(new ArchiveEntryLocator(file, AxmlText.Excerpt(element)))]);

    private static bool? Flag(AxmlElement? element, string name) => element?.Plain(name) is { } flag ? flag.Data != 0 || flag.String == "true" : null;

    private static bool IsLocal(string host) =>
        host.Length == 0 || host == "localhost" || host.StartsWith("127.", StringComparison.Ordinal) || host.StartsWith("10.", StringComparison.Ordinal)
        || host.StartsWith("192.168.", StringComparison.Ordinal);
}
