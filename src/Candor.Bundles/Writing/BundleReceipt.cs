namespace Candor.Bundles.Writing;

/// <summary>What was written.</summary>
/// <param name="Root">The root of the tree, in lower-case hexadecimal.</param>
/// <param name="KeyId">The id of the key that signed.</param>
/// <param name="Files">How many files are leaves of the tree.</param>
/// <param name="Bytes">How many bytes they have.</param>
public sealed record BundleReceipt(string Root, string KeyId, int Files, long Bytes);
