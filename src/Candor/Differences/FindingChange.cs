using System.Collections.Immutable;

namespace Candor.Differences;

/// <summary>A finding of two audits. Findings are the same where their ids are: the id names the kind of fact and what it is a fact of, and neither versions nor offsets.</summary>
/// <param name="Id">The id of the finding.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Standing">How it stands.</param>
/// <param name="Before">The finding of the old audit; null where that has none.</param>
/// <param name="After">The finding of the new audit; null where that has none.</param>
/// <param name="Grown">Ids of the data types that only the new finding concerns; empty but where both are there.</param>
/// <param name="Shrunk">Ids of the data types that only the old finding concerns; empty but where both are there.</param>
/// <param name="Why">What the standing rests on, in words.</param>
public sealed record FindingChange(
    string Id,
    string Kind,
    Standing Standing,
    Finding? Before,
    Finding? After,
    ImmutableArray<string> Grown,
    ImmutableArray<string> Shrunk,
    LocalizedText Why)
{
    /// <summary>The finding as it was last seen.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Finding Latest => After ?? Before!;
}
