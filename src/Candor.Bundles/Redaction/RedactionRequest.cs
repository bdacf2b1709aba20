using System.Collections.Immutable;
using Candor.Traffic;

namespace Candor.Bundles.Redaction;

/// <summary>What is to be taken out of a bundle.</summary>
public sealed record RedactionRequest
{
    /// <summary>The persons whose values are taken out wherever they stand, in any form.</summary>
    public ImmutableArray<Persona> Personas { get; init; } = [];

    /// <summary>Exhibits to take out whole: their numbers in <c>exhibits.json</c>, or names of files.</summary>
    public ImmutableArray<string> Exhibits { get; init; } = [];

    /// <summary>Places in pictures to blacken. The picture itself is taken out, and a blackened one put beside.</summary>
    public ImmutableArray<PictureRegion> Regions { get; init; } = [];
}
