namespace Candor.Traffic.Captures;

/// <summary>A part of a capture that could not be read.</summary>
/// <param name="What">What was not read.</param>
/// <param name="Why">Why not.</param>
public sealed record CaptureProblem(LocalizedText What, LocalizedText Why);
