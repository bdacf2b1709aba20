using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Candor.Cases;

/// <summary>A respondent's answer to one demand.</summary>
/// <param name="Demand">The demand's number in the notice, from 1.</param>
/// <param name="Stance">Whether it is accepted.</param>
/// <param name="Text">The answer.</param>
/// <param name="Attachments">SHA-256 of the files handed in with it.</param>
public sealed record DemandReply(int Demand, ReplyStance Stance, string Text, ImmutableArray<string> Attachments)
{
    /// <summary>What was said to it by who upholds the demand; null where nothing was. It is an event of its own and no part of the reply.</summary>
    [JsonIgnore]
    public string? Answer { get; init; }
}
