using System.Collections.Immutable;
using Candor.Dex;
using Candor.Knowledge.Android;

namespace Candor.Android.Consent;

/// <summary>Tells which callbacks run by themselves and which wait for the person, as the knowledge says.</summary>
internal sealed class CallbackOrders
{
    private readonly DexProgram _program;
    private readonly ClassHierarchy _hierarchy;
    private readonly HashSet<string> _unprompted;
    private readonly ImmutableArray<string> _prefixes;
    private readonly HashSet<string> _prompted;
    private readonly Dictionary<int, bool> _known = [];
    private readonly Dictionary<int, List<int>> _created = [];

    public CallbackOrders(ClassHierarchy hierarchy, ConsentKnowledge knowledge, ImmutableArray<EntryPointRule> entryPoints)
    {
        _hierarchy = hierarchy;
        _program = hierarchy.Program;
        _unprompted = [.. knowledge.Orders.SelectMany(static o => o.Unprompted).Where(static t => t[^1] != '*')];
        _prefixes = [.. knowledge.Orders.SelectMany(static o => o.Unprompted).Where(static t => t[^1] == '*').Select(static t => t[..^1])];
        _prompted = [.. knowledge.Orders.SelectMany(static o => o.Prompted)];
        foreach (var entry in knowledge.Orders.SelectMany(static o => o.CreatedOnly))
        {
            var arrow = entry.IndexOf("->", StringComparison.Ordinal);
            AddCreated(entry[..arrow], [entry[(arrow + 2)..]]);
        }

        foreach (var rule in entryPoints.Where(static r => !r.IsDeclared))
        {
            AddCreated(rule.Type, rule.Methods);
        }
    }

    /// <summary>Classes of the app whose methods library code runs by itself once an object exists, with those methods.</summary>
    public IReadOnlyDictionary<int, List<int>> Created => _created;

    /// <summary>Whether methods of this name wait for the person.</summary>
    public bool IsPrompted(string name) => _prompted.Contains(name);

    /// <summary>Whether callbacks of a type of the platform run by themselves.</summary>
    public bool IsUnprompted(int type)
    {
        if (!_known.TryGetValue(type, out var known))
        {
            known = IsUnprompted(_hierarchy.GetDescriptor(type));
            _known.Add(type, known);
        }

        return known;
    }

    /// <summary>Whether callbacks of a type run by themselves.</summary>
    public bool IsUnprompted(string descriptor) =>
        _unprompted.Contains(descriptor) || _prefixes.Any(p => descriptor.StartsWith(p, StringComparison.Ordinal));

    /// <summary>The platform's own types have edges in the call graph already; those of libraries inside the app have not.</summary>
    private void AddCreated(string descriptor, ImmutableArray<string> names)
    {
        if (!_hierarchy.TryFindType(descriptor, out var type) || _hierarchy.IsFramework(type))
        {
            return;
        }

        foreach (var classId in _hierarchy.GetSubclasses(type))
        {
            foreach (var method in names.Where(n => !IsPrompted(n)).SelectMany(n => _program.FindMethods(classId, n)).Where(m => _program.GetMethod(m).HasCode))
            {
                if (!_created.TryGetValue(classId, out var methods))
                {
                    _created.Add(classId, methods = []);
                }

                if (!methods.Contains(method))
                {
                    methods.Add(method);
                }
            }
        }
    }
}
