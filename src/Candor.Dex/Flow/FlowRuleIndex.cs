namespace Candor.Dex;

/// <summary>The rules of an analysis by the names and types that they speak of: sources, sinks, models of what is outside, and what holds no data.</summary>
internal sealed class FlowRuleIndex
{
    private readonly ClassHierarchy _hierarchy;
    private readonly int _objectType;
    private readonly Dictionary<string, List<(string Declaring, int Id)>> _sources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(string Declaring, int Id)>> _sinks = new(StringComparer.Ordinal);
    private readonly (string Prefix, int Id)[] _textOrigins;
    private readonly Dictionary<string, int> _fieldSources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<ModelStatement>> _models = new(StringComparer.Ordinal);
    private readonly Dictionary<int, bool> _opaque = [];
    private readonly HashSet<string> _silent;
    private readonly int[] _opaqueTypes;
    private readonly int[] _memoryTypes;
    private readonly HashSet<(int Type, string Field)> _told = [];

    public FlowRuleIndex(ClassHierarchy hierarchy, FlowRules rules)
    {
        _hierarchy = hierarchy;
        _objectType = hierarchy.TryFindType("Ljava/lang/Object;", out int o) ? o : -1;
        _silent = new HashSet<string>(rules.SilentNames, StringComparer.Ordinal);
        _memoryTypes = [.. rules.MemoryTypes.Select(t => hierarchy.TryFindType(t, out int id) ? id : -1).Where(static t => t >= 0)];
        _opaqueTypes = [.. rules.OpaqueTypes.Select(t => hierarchy.TryFindType(t, out int id) ? id : -1).Where(static t => t >= 0)];
        TextSources = [.. TextsOf(rules, isOrigin: false)];
        _textOrigins = [.. TextsOf(rules, isOrigin: true)];
        for (int i = 0; i < rules.Sources.Length; i++)
        {
            bool isMethod = rules.Sources[i].Signature.Contains('(', StringComparison.Ordinal);
            if (rules.Sources[i].Kind is FlowSourceKind.Method or FlowSourceKind.Marked || (rules.Sources[i].Kind == FlowSourceKind.Name && isMethod))
            {
                AddRule(_sources, rules.Sources[i].Signature, i);
            }
            else if (rules.Sources[i].Kind is FlowSourceKind.Field or FlowSourceKind.Name)
            {
                _fieldSources.TryAdd(rules.Sources[i].Signature, i);
            }
        }

        for (int i = 0; i < rules.Sinks.Length; i++)
        {
            AddRule(_sinks, rules.Sinks[i].Signature, i);
        }

        foreach (FlowModel model in rules.Models)
        {
            IReadOnlyList<ModelStatement> statements = ModelParser.Parse(model);
            _models[model.Method] = statements;
            if (model.Method.IndexOf("->", StringComparison.Ordinal) is > 0 and var arrow && hierarchy.TryFindType(model.Method[..arrow], out int modelled))
            {
                foreach (ModelStatement statement in statements)
                {
                    if (statement.Target is { Root: ModelRoot.This or ModelRoot.Result, Steps: [{ Kind: ModelStepKind.Named }] } target)
                    {
                        _told.Add((modelled, target.Steps[0].Name));
                    }
                }
            }

            if (model.Method.IndexOf(')', StringComparison.Ordinal) is > 0 and var end)
            {
                // As reflection names it: without the result.
                _models.TryAdd(model.Method[..(end + 1)], statements);
            }
        }
    }

    /// <summary>Sources that are a method of a type, or of one above it.</summary>
    public int[] Sources(int type, string nameAndPrototype, bool includeSelf) => Matches(_sources, type, nameAndPrototype, includeSelf);

    /// <summary>Sinks that are a method of a type, or of one above it.</summary>
    public int[] Sinks(int type, string nameAndPrototype) => Matches(_sinks, type, nameAndPrototype, includeSelf: true);

    /// <summary>The source that a field is.</summary>
    public bool TryFieldSource(string signature, out int source) => _fieldSources.TryGetValue(signature, out source);

    /// <summary>The beginnings of texts that name data.</summary>
    public IReadOnlyList<(string Prefix, int Id)> TextSources { get; }

    /// <summary>The origin that a text tells by its beginning; -1 for none.</summary>
    public int TextOrigin(string text)
    {
        foreach ((string prefix, int id) in _textOrigins)
        {
            if (text.StartsWith(prefix, StringComparison.Ordinal))
            {
                return id;
            }
        }

        return -1;
    }

    private static IEnumerable<(string Prefix, int Id)> TextsOf(FlowRules rules, bool isOrigin) => rules.Sources
        .Select(static (s, i) => (Source: s, Id: i))
        .Where(s => s.Source.Kind == FlowSourceKind.Text && s.Source.IsOrigin == isOrigin)
        .Select(static s => (s.Source.Signature, s.Id));

    /// <summary>Whether an object of the type is no data: a context, a view, a manager.</summary>
    public bool IsOpaque(int type)
    {
        if (type < 0)
        {
            return false;
        }

        if (!_opaque.TryGetValue(type, out bool opaque))
        {
            foreach (int one in _opaqueTypes)
            {
                opaque |= _hierarchy.IsSubtype(type, one);
            }

            _opaque.Add(type, opaque);
        }

        return opaque;
    }

    /// <summary>Whether objects of a type keep what is written to them in memory.</summary>
    public bool IsMemory(int type) => type >= 0 && _memoryTypes.Any(m => _hierarchy.IsSubtype(type, m));

    public bool IsSilent(string name) => _silent.Contains(name);

    /// <summary>Whether models of a type say what one of its fields holds, so that it is not the object's data at large.</summary>
    public bool IsTold(int type, string field) => _told.Contains((type, field));

    /// <summary>The model of a method for a receiver of a class: that of the nearest type above which has one; null when none has.</summary>
    public IReadOnlyList<ModelStatement>? Model(MethodUse use, int receiverType, bool isStatic)
    {
        if (isStatic)
        {
            return use.DeclaringType < 0 ? null : ModelOf(use.DeclaringType, use);
        }

        int type = receiverType >= 0 ? receiverType : use.DeclaringType;
        if (type < 0)
        {
            return null;
        }

        if (!use.Models.TryGetValue(type, out IReadOnlyList<ModelStatement>? model))
        {
            model = FindModel(type, use);
            if (model is null && type != use.DeclaringType && use.DeclaringType >= 0)
            {
                model = FindModel(use.DeclaringType, use);
            }

            use.Models.Add(type, model);
        }

        return model;
    }

    /// <summary>Sources that are methods of a platform type with this name, whatever their prototype.</summary>
    public IEnumerable<int> SourcesNamed(int type, string name) => Named(_sources, type, name).Take(1);

    /// <summary>A sink that is a method of a platform type with this name, whatever its prototype; or -1.</summary>
    public int SinkNamed(int type, string name) => Named(_sinks, type, name).DefaultIfEmpty(-1).First();

    private IEnumerable<int> Named(Dictionary<string, List<(string Declaring, int Id)>> rules, int type, string name) => rules
        .Where(r => r.Key.StartsWith(name, StringComparison.Ordinal) && r.Key.Length > name.Length && r.Key[name.Length] == '(')
        .SelectMany(static r => r.Value)
        .Where(r => _hierarchy.TryFindType(r.Declaring, out int above) && _hierarchy.IsSubtype(type, above))
        .Select(static r => r.Id)
        .Order();

    private static void AddRule(Dictionary<string, List<(string Declaring, int Id)>> rules, string signature, int id)
    {
        int arrow = signature.IndexOf("->", StringComparison.Ordinal);
        if (arrow < 0)
        {
            throw new ArgumentException($"'{signature}' is not a method signature.");
        }

        string name = signature[(arrow + 2)..];
        if (!rules.TryGetValue(name, out List<(string, int)>? list))
        {
            rules.Add(name, list = []);
        }

        list.Add((signature[..arrow], id));
    }

    private int[] Matches(Dictionary<string, List<(string Declaring, int Id)>> rules, int type, string name, bool includeSelf)
    {
        if (type < 0 || !rules.TryGetValue(name, out List<(string Declaring, int Id)>? list))
        {
            return [];
        }

        List<int> found = [];
        foreach ((string declaring, int id) in list)
        {
            if (_hierarchy.TryFindType(declaring, out int above) && (includeSelf || above != type) && _hierarchy.IsSubtype(type, above))
            {
                found.Add(id);
            }
        }

        return [.. found];
    }

    private IReadOnlyList<ModelStatement>? FindModel(int type, MethodUse use)
    {
        if (ModelOf(type, use) is { } own)
        {
            return own;
        }

        foreach (int super in _hierarchy.GetSupertypes(type))
        {
            if (super != _objectType && ModelOf(super, use) is { } inherited)
            {
                return inherited;
            }
        }

        // Object comes last, or it would hide what an interface says; its constructor says nothing of others.
        return _objectType >= 0 && use.Name != "<init>" ? ModelOf(_objectType, use) : null;
    }

    private IReadOnlyList<ModelStatement>? ModelOf(int type, MethodUse use)
    {
        string descriptor = _hierarchy.GetDescriptor(type);
        return _models.GetValueOrDefault($"{descriptor}->{use.NameAndPrototype}") ?? _models.GetValueOrDefault($"{descriptor}->{use.Name}");
    }
}
