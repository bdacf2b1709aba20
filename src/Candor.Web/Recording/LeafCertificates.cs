using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Candor.Web.Recording;

/// <summary>
/// Certificates for the hosts that a page asks for, made as they are asked for. All share one key, which lives no longer than the recorder;
/// the browser trusts that key by its hash and no other.
/// </summary>
internal sealed class LeafCertificates : IDisposable
{
    private const int Most = 2_000;
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ConcurrentDictionary<string, X509Certificate2> _made = new(StringComparer.OrdinalIgnoreCase);
    private readonly TimeProvider _clock;

    public LeafCertificates(TimeProvider clock)
    {
        _clock = clock;
        PublicKeyHash = Convert.ToBase64String(SHA256.HashData(_key.ExportSubjectPublicKeyInfo()));
    }

    /// <summary>SHA-256 of the public key, in base64.</summary>
    public string PublicKeyHash { get; }

    public X509Certificate2 For(string? host)
    {
        var name = host is { Length: > 0 and < 254 } ? host : "host.invalid";
        return _made.Count >= Most && !_made.ContainsKey(name) ? _made.GetOrAdd("host.invalid", Make) : _made.GetOrAdd(name, Make);
    }

    public void Dispose()
    {
        foreach (var certificate in _made.Values)
        {
            certificate.Dispose();
        }

        _key.Dispose();
    }

    private X509Certificate2 Make(string host)
    {
        var request = new CertificateRequest("CN=Candor recorder", _key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        if (IPAddress.TryParse(host, out var address))
        {
            names.AddIpAddress(address);
        }
        else
        {
            names.AddDnsName(host);
        }

        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        var now = _clock.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-2), now.AddDays(30));
    }
}
