using System.Collections.Immutable;
using Candor.Traffic;

namespace Candor.Web.Evidencing;

/// <summary>
/// The parts of recorded requests in which a value of the persona stands in another form than people write it: no mask finds it there, so that in a redacted
/// recording the whole part is left out.
/// </summary>
internal sealed class CodedValues
{
    private static readonly ImmutableArray<string> Plain = ["json $", "form ", "multipart ", "xml ", "path segment ", "percent-decode", "query", "fragment", "file name", "host", "user", "name"];

    private readonly HashSet<(int Request, string Part)> _parts;

    private CodedValues(HashSet<(int, string)> parts) => _parts = parts;

    /// <summary>Nothing is left out.</summary>
    public static CodedValues None { get; } = new([]);

    /// <summary>Finds the parts.</summary>
    public static CodedValues Find(ITrafficAnalyser analyser, IEnumerable<Flow> flows, ImmutableArray<string> firstPartyHosts, CancellationToken cancellation)
    {
        var analysis = analyser.Analyse(flows, new(new string('0', 64), firstPartyHosts), cancellation);
        return new(
        [
            .. analysis.Sightings
                .Where(static s => s.Basis == SightingBasis.Persona && s.Locator.Chain.Any(static c => !Plain.Any(p => c.StartsWith(p, StringComparison.Ordinal))))
                .Select(static s => (s.Locator.Request, s.Locator.Part)),
        ]);
    }

    /// <summary>Whether a part, such as <c>body</c>, <c>url</c>, <c>header</c>, <c>cookie</c> or <c>frame</c>, holds such a value.</summary>
    public bool Hold(int request, string part) => _parts.Contains((request, part));
}
