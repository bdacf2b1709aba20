namespace Candor.Android.Consent;

/// <summary>Why the stage of a place is not known.</summary>
internal enum UnknownReason
{
    /// <summary>No path from what the system calls leads there, as far as the analysis sees.</summary>
    NoPath,

    /// <summary>The only paths wait for something that the person does, which may come before or after the answer.</summary>
    Prompted,

    /// <summary>The only paths begin in a component that other code or another app may start at any time.</summary>
    LaterComponent,

    /// <summary>The only paths lead through a callback that the analysis does not order.</summary>
    Callback,

    /// <summary>The only paths lead through a virtual call with too many targets.</summary>
    ManyTargets,

    /// <summary>The only paths need an object that the platform makes, or that is made by its name.</summary>
    MadeByPlatform,

    /// <summary>Every path passes something that may be a consent decision and may be less.</summary>
    LooseGate,

    /// <summary>The only paths lead through a preparation of which the vendor says that it collects nothing.</summary>
    Preparation,

    /// <summary>A method on the path is too large to follow values through it.</summary>
    CutOff,
}
