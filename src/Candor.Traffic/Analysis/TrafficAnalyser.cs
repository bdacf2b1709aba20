using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Candor.Knowledge;
using Candor.Traffic.Decoding;
using Candor.Traffic.Hosts;
using Candor.Traffic.Matching;

namespace Candor.Traffic;

/// <summary>The analyser: every part of every request is read layer by layer, and every host is kept account of.</summary>
public sealed class TrafficAnalyser : ITrafficAnalyser
{
    private readonly KnowledgeBase _knowledge;
    private readonly PersonaIndex _index;
    private readonly TrafficLimits _limits;

    /// <summary>Makes an analyser. Digests of the persona's values are computed here, once.</summary>
    /// <param name="knowledge">The knowledge base: parties by their domains, data types, public suffixes.</param>
    /// <param name="persona">Whose values are looked for.</param>
    /// <param name="limits">How much is read; <see cref="TrafficLimits.Default"/> where null.</param>
    public TrafficAnalyser(KnowledgeBase knowledge, Persona persona, TrafficLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        ArgumentNullException.ThrowIfNull(persona);
        _knowledge = knowledge;
        _limits = limits ?? TrafficLimits.Default;
        _index = new(persona);
    }

    /// <inheritdoc/>
    public TrafficAnalysis Analyse(IEnumerable<Flow> flows, TrafficContext context, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(flows);
        ArgumentNullException.ThrowIfNull(context);
        var run = new AnalysisRun(_knowledge, _index, _limits, context);
        foreach (var flow in flows)
        {
            cancellation.ThrowIfCancellationRequested();
            run.Read(flow);
        }

        return run.ToAnalysis();
    }
}
