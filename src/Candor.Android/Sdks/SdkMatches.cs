using System.Collections.Immutable;

namespace Candor.Android.Sdks;

/// <summary>The SDKs that were named by shape.</summary>
/// <param name="Classes">How many classes were asked about.</param>
/// <param name="Sdks">The SDKs, by their ids.</param>
/// <param name="Problems">What could not be read, as sentences.</param>
public sealed record SdkMatches(int Classes, ImmutableArray<SdkMatch> Sdks, ImmutableArray<string> Problems);
