namespace Candor.Traffic;

/// <summary>Finds what flows carry and who received it. One analyser holds one persona; it may be used for many captures.</summary>
public interface ITrafficAnalyser
{
    /// <summary>
    /// Reads all flows. The result depends on the arguments alone, and flows are taken one at a time, so that a capture larger than the memory
    /// can be streamed. A flow that cannot be read to its end costs that part of it and is told in <see cref="TrafficAnalysis.NotAnalysed"/>.
    /// </summary>
    /// <param name="flows">The flows, in the order of their numbers.</param>
    /// <param name="context">What the capture is and who is the first party.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="OperationCanceledException">The work was ended.</exception>
    TrafficAnalysis Analyse(IEnumerable<Flow> flows, TrafficContext context, CancellationToken cancellation = default);
}
