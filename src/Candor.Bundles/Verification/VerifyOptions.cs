using System.Collections.Immutable;
using System.Security.Cryptography.X509Certificates;
using Candor.Bundles.Signing;

namespace Candor.Bundles.Verification;

/// <summary>How a bundle is verified.</summary>
public sealed record VerifyOptions
{
    /// <summary>The keys that may have signed; empty for any.</summary>
    public ImmutableArray<VerifyingKey> Keys { get; init; } = [];

    /// <summary>The authorities whose time-stamps are trusted; null where none were given.</summary>
    public X509Certificate2Collection? TimestampAuthorities { get; init; }

    /// <summary>Whether the fine tree of each file, which only redaction needs, is checked too.</summary>
    public bool IsFull { get; init; }

    /// <summary>The bounds.</summary>
    public BundleLimits Limits { get; init; } = BundleLimits.Default;

    /// <summary>On how many processors; 0 for all.</summary>
    public int Processors { get; init; }
}
