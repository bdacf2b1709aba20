using System.Collections.Immutable;
using Candor.Dex;
using Candor.Knowledge.Android;

namespace Candor.Android.Code;

/// <summary>The knowledge's sources, sinks and boundaries as patterns for one pass over the code, and what a hit of a pattern means.</summary>
internal sealed class ApiTargets
{
    private readonly ImmutableArray<ApiTarget> _methods;
    private readonly ImmutableArray<ApiTarget> _fields;
    private readonly ImmutableArray<ApiTarget> _strings;
    private readonly ImmutableArray<string> _required;

    public ApiTargets(AndroidKnowledge knowledge)
    {
        _methods =
        [
            .. knowledge.Sources.Where(static s => s.Method is not null).Select(static s => new ApiTarget(s, null, null)),
            .. knowledge.Sinks.Select(static s => new ApiTarget(null, s, null)),
            .. knowledge.Boundaries.Select(static b => new ApiTarget(null, null, b)),
            .. knowledge.Calls.Select(static c => new ApiTarget(null, null, null, c)),
        ];
        _fields = [.. knowledge.Sources.Where(static s => s.Field is not null).Select(static s => new ApiTarget(s, null, null))];
        _strings = [.. knowledge.Sources.Where(static s => s.Text is not null).Select(static s => new ApiTarget(s, null, null))];
        _required = [.. knowledge.Sources.Select(static s => s.WithString).OfType<string>().Distinct(StringComparer.Ordinal)];
        Patterns = new()
        {
            Methods = [.. _methods.Select(static t => t.Source?.Method ?? t.Sink?.Method ?? t.Boundary?.Method ?? t.Call!.Method)],
            Fields = [.. _fields.Select(static t => t.Source!.Field!)],
            StringPrefixes = [.. _strings.Select(static t => t.Source!.Text!), .. _required],
        };
    }

    /// <summary>What to look for.</summary>
    public ReferencePatterns Patterns { get; }

    /// <summary>What was found, by method and offset. A method that reads many settings counts only beside the name of the setting.</summary>
    public ImmutableArray<ApiUse> Resolve(CallGraph graph)
    {
        var strings = graph.Hits
            .Where(h => h.Kind == ReferenceKind.String && h.Pattern >= _strings.Length && IsExact(graph, h))
            .Select(h => (h.MethodId, _required[h.Pattern - _strings.Length]))
            .ToHashSet();
        var uses = ImmutableArray.CreateBuilder<ApiUse>();
        foreach (var hit in graph.Hits)
        {
            var target = hit.Kind switch
            {
                ReferenceKind.Call => _methods[hit.Pattern],
                ReferenceKind.FieldRead => _fields[hit.Pattern],
                ReferenceKind.String when hit.Pattern < _strings.Length => _strings[hit.Pattern],
                _ => null,
            };
            if (target is not null && (target.Source?.WithString is not { } needed || strings.Contains((hit.MethodId, needed))))
            {
                uses.Add(new(hit.MethodId, hit.CodeOffset, target));
            }
        }

        return uses.ToImmutable();
    }

    private bool IsExact(CallGraph graph, ReferenceHit hit) =>
        graph.Program.GetMethod(hit.MethodId).File.GetString(new StringHandle(hit.Operand)) == _required[hit.Pattern - _strings.Length];
}
