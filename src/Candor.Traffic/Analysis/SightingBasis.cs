namespace Candor.Traffic;

/// <summary>Why a value is held to be an identifier.</summary>
public enum SightingBasis
{
    /// <summary>It is a value of the persona, or a digest of one.</summary>
    Persona,

    /// <summary>The persona does not know it; its shape, check digit and context give it away.</summary>
    Shape,

    /// <summary>The same value comes back in many requests: an identifier that the subject made up.</summary>
    Persistence,
}
