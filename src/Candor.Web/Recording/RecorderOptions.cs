using System.Collections.Immutable;
using System.Security.Cryptography.X509Certificates;

namespace Candor.Web.Recording;

/// <summary>What the recorder is allowed and told.</summary>
/// <param name="AllowPrivate">Whether hosts on loopback, link-local and private addresses may be reached.</param>
/// <param name="Hosts">Where hosts are, instead of asking the name service.</param>
/// <param name="Roots">Certificates that are trusted for upstream hosts beside those of the system; empty for none.</param>
/// <param name="Local">Files that are served as a site of their own; null where the subject is no file.</param>
/// <param name="Limits">How much is kept and passed.</param>
public sealed record RecorderOptions(
    bool AllowPrivate,
    ImmutableArray<HostRule> Hosts,
    X509Certificate2Collection Roots,
    LocalSite? Local,
    RecorderLimits Limits);
