namespace Candor.Traffic;

/// <summary>How much is read of a capture and of one flow. What is beyond is left out and told.</summary>
public sealed record TrafficLimits
{
    /// <summary>The limits that the command uses.</summary>
    public static TrafficLimits Default { get; } = new();

    /// <summary>How many encodings deep a value is followed. Containers (JSON, forms, XML, multipart) are not counted, but are bounded at 24.</summary>
    public int Depth { get; init; } = 6;

    /// <summary>The most bytes that all decodings of one flow may give together.</summary>
    public int DecodedBytes { get; init; } = 32 << 20;

    /// <summary>The most bytes that one decompression may give.</summary>
    public int InflatedBytes { get; init; } = 8 << 20;

    /// <summary>The most values, on all layers, that are looked at in one flow.</summary>
    public int Values { get; init; } = 200_000;

    /// <summary>The most bytes of one body or frame that are read.</summary>
    public int BodyBytes { get; init; } = 16 << 20;

    /// <summary>The most sightings that are kept of one flow.</summary>
    public int SightingsPerFlow { get; init; } = 100;

    /// <summary>The most sightings that are kept of a capture.</summary>
    public int Sightings { get; init; } = 50_000;

    /// <summary>The most evidence that one practice names; all occurrences are counted.</summary>
    public int EvidencePerPractice { get; init; } = 16;

    /// <summary>The most hosts that are told apart.</summary>
    public int Hosts { get; init; } = 4_096;

    /// <summary>The most bytes of one entry of a HAR file, or of one flow of a flow file.</summary>
    public int EntryBytes { get; init; } = 64 << 20;
}
