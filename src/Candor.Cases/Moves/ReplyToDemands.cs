using System.Collections.Immutable;

namespace Candor.Cases;

/// <summary>The respondent answers, item by item.</summary>
/// <param name="Replies">One answer for each demand that stands at the first time; later any of them.</param>
public sealed record ReplyToDemands(ImmutableArray<DemandReply> Replies) : CaseMove;
