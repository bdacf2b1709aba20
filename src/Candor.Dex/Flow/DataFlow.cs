namespace Candor.Dex;

/// <summary>Data that comes from a source to a sink.</summary>
/// <param name="Source">The source, by its place in the rules.</param>
/// <param name="SourceMethod">The method that contains the source; that whose parameters it delivers, where the platform calls it.</param>
/// <param name="SourceOffset">The call or field read, in code units; -1 where the data comes as a parameter.</param>
/// <param name="Sink">The sink, by its place in the rules.</param>
/// <param name="SinkMethod">The method that contains the sink.</param>
/// <param name="SinkOffset">The call, in code units.</param>
/// <param name="Argument">Which argument of the sink, from 1; 0 is the receiver.</param>
/// <param name="Steps">The way of the data, from the source to the sink.</param>
/// <param name="Origins">What tells where the sink leads to, where the rules ask for it: one or several possibilities; empty where nothing was found.</param>
public sealed record DataFlow(
    int Source, int SourceMethod, int SourceOffset, int Sink, int SinkMethod, int SinkOffset, int Argument, IReadOnlyList<FlowStep> Steps, IReadOnlyList<FlowOrigin> Origins);
