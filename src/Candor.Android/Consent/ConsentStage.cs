namespace Candor.Android.Consent;

/// <summary>How far a path is from running before anybody agreed. The stage of a path is the highest on it.</summary>
internal static class ConsentStage
{
    /// <summary>Nothing stands in the way.</summary>
    public const int Open = 0;

    /// <summary>It waits for something that the analysis cannot order: a tap, another component, one of many targets.</summary>
    public const int Unordered = 1;

    /// <summary>It passes something that may be a consent decision.</summary>
    public const int Loose = 2;

    /// <summary>It passes a consent decision.</summary>
    public const int Agreed = 3;

    /// <summary>How many there are; as a stage: it never runs.</summary>
    public const int Count = 4;
}
