namespace Candor.Traffic;

/// <summary>Whether the bytes of a body are in the capture.</summary>
public enum BodyState
{
    /// <summary>The message had no body.</summary>
    None,

    /// <summary>All bytes are here.</summary>
    Present,

    /// <summary>The beginning is here; the rest was not kept.</summary>
    Truncated,

    /// <summary>There was a body and the capture lacks it.</summary>
    Missing,
}
