using System.Collections.Immutable;

namespace Candor.Cases;

/// <summary>What is hashed and signed of an event, in the order in which it is written.</summary>
/// <param name="Case">The id of the case.</param>
/// <param name="Sequence">Its place in the case, from 1.</param>
/// <param name="At">When.</param>
/// <param name="Actor">Who, in which capacity.</param>
/// <param name="Previous">The hash of the event before it; 64 zeros for the first.</param>
/// <param name="Evidence">SHA-256 of the files that it rests on.</param>
/// <param name="Move">What was done.</param>
public sealed record EventBody(string Case, int Sequence, DateTimeOffset At, Actor Actor, string Previous, ImmutableArray<string> Evidence, CaseMove Move);
