using System.Collections.Immutable;

namespace Candor.Cases;

/// <summary>A demand of a notice with all that happened to it.</summary>
/// <param name="Number">Its number in the notice, from 1.</param>
/// <param name="Finding">The finding that it rests on.</param>
/// <param name="Ask">What is asked.</param>
public sealed record Demand(int Number, CaseFinding Finding, LocalizedText Ask)
{
    /// <summary>The answers, the latest last.</summary>
    public ImmutableArray<DemandReply> Replies { get; init; } = [];

    /// <summary>What the respondent says that it did; null before it said so.</summary>
    public string? Measure { get; init; }

    /// <summary>What the last recheck saw; null before one.</summary>
    public DemandOutcome? Outcome { get; init; }

    /// <summary>Why it was taken back; null while it stands.</summary>
    public string? DroppedFor { get; init; }

    /// <summary>Whether it still stands.</summary>
    public bool Stands => DroppedFor is null;

    /// <summary>Whether the respondent does not accept it in full, and nobody has said yet what becomes of that.</summary>
    public bool WaitsForAnswer => Stands && Replies is [.., { Stance: not ReplyStance.Accepted, Answer: null }];
}
