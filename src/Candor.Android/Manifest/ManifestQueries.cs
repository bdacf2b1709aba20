using System.Collections.Immutable;

namespace Candor.Android.Manifest;

/// <summary>What the app wants to see of other apps (<c>queries</c>).</summary>
/// <param name="Packages">Package names.</param>
/// <param name="Intents">Intents.</param>
/// <param name="Providers">Authorities of providers.</param>
public sealed record ManifestQueries(ImmutableArray<string> Packages, ImmutableArray<IntentFilter> Intents, ImmutableArray<string> Providers);
