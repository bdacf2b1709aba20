namespace Candor.Android.Manifest;

/// <summary>How the package belongs to a set of split packages.</summary>
/// <param name="Split">Name of this split, or <see langword="null"/> for a base package.</param>
/// <param name="ConfigForSplit">The split that this one configures, or <see langword="null"/>.</param>
/// <param name="IsFeatureSplit">Whether this split is a feature.</param>
/// <param name="IsSplitRequired">Whether the base cannot run without its splits: an audit of it alone is not whole.</param>
public sealed record SplitInfo(string? Split, string? ConfigForSplit, bool IsFeatureSplit, bool IsSplitRequired);
