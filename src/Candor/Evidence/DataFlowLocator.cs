using System.Collections.Immutable;
using System.Globalization;

namespace Candor;

/// <summary>The way of data through code, from the instruction that yields it to the one by which it leaves the memory of the app.</summary>
/// <param name="Source">What yields it: a method, a field or the beginning of an address, as the knowledge names it.</param>
/// <param name="Sink">The method by which it leaves.</param>
/// <param name="Channel">Where it goes: <c>network</c>, <c>sms</c>, <c>file</c>, <c>log</c> and so on, from the closed list of channels.</param>
/// <param name="Hosts">The hosts of the addresses in the code that come to the sink: the data may go to any of them. Empty where none was found.</param>
/// <param name="Stage">When the instruction that yields it runs, seen from consent.</param>
/// <param name="Steps">The steps, in the order in which the data takes them.</param>
public sealed record DataFlowLocator(string Source, string Sink, string Channel, ImmutableArray<string> Hosts, Stage Stage, ImmutableArray<DataFlowStep> Steps) : Locator
{
    /// <inheritdoc/>
    [System.Text.Json.Serialization.JsonIgnore]
    public override string Key =>
        $"data-flow\n{Source}\n{Sink}\n{Channel}\n{string.Join(' ', Hosts)}\n"
        + string.Join('\n', Steps.Select(static s => string.Create(CultureInfo.InvariantCulture, $"{s.File}\t{s.Method}\t{s.Offset}\t{s.Move}\t{s.Holder}")));
}
