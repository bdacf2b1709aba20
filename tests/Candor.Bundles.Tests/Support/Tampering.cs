namespace Candor.Bundles.Support;

/// <summary>Something that was done to a bundle, and how to undo it.</summary>
internal sealed record Tampering(string Description, Action Undo);
