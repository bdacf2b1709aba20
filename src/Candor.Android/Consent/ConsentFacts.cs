using Candor.Dex;

namespace Candor.Android.Consent;

/// <summary>What is known so far while gates are sought: grows from round to round.</summary>
internal sealed class ConsentFacts(CallGraph graph, CodeIndex index, ConsentApi api, ConsentWords words, IScreenTexts texts)
{
    private readonly Dictionary<int, Value?> _constants = [];

    public CallGraph Graph { get; } = graph;

    public DexProgram Program => Graph.Program;

    public CodeIndex Index { get; } = index;

    public ConsentApi Api { get; } = api;

    public ConsentWords Words { get; } = words;

    public IScreenTexts Texts { get; } = texts;

    public GateTable Gates { get; } = new();

    /// <summary>What methods mean to their callers.</summary>
    public Dictionary<int, MethodSummary> Summaries { get; } = [];

    /// <summary>What reads of fields yield.</summary>
    public Dictionary<int, Value> Fields { get; } = [];

    /// <summary>What buttons say to the listeners of a class, whichever object it is.</summary>
    public Dictionary<int, List<ListenerRole>> ClassRoles { get; } = [];

    /// <summary>What buttons say to the objects of a class that give themselves as listeners.</summary>
    public Dictionary<int, List<ListenerRole>> OwnRoles { get; } = [];

    /// <summary>Keys whose flags mean something else than their names say: set only behind gates, or set by the app itself before anybody agreed.</summary>
    public Dictionary<string, FlagMeaning> Learnt { get; } = new(StringComparer.Ordinal);

    /// <summary>The methods that read a key, or pass it to a method that does.</summary>
    public Dictionary<string, SortedSet<int>> KeyReaders { get; } = new(StringComparer.Ordinal);

    /// <summary>What a flag with a key says.</summary>
    /// <param name="key">The key.</param>
    /// <param name="reader">The method that reads it.</param>
    public FlagMeaning MeaningOf(string key, int reader)
    {
        if (!KeyReaders.TryGetValue(key, out var readers))
        {
            KeyReaders.Add(key, readers = []);
        }

        readers.Add(reader);
        return Learnt.TryGetValue(key, out var learnt) ? learnt : Words.OfKey(key);
    }

    /// <summary>
    /// The value of a static field that never changes: it has one from the file and no code writes it, or only the class initialiser does, once.
    /// </summary>
    public Value? ConstantOf(int field)
    {
        if (!_constants.TryGetValue(field, out var value))
        {
            // Null in the meantime, so that a cycle of initialisers ends.
            _constants.Add(field, null);
            _constants[field] = value = FindConstant(field);
        }

        return value;
    }

    private Value? FindConstant(int field)
    {
        var writes = Index.WritesOf(field);
        if (writes.Length == 0)
        {
            return Initial(field);
        }

        if (writes.Length > 1 || Program.GetMethodName(writes[0].MethodId) != "<clinit>")
        {
            return null;
        }

        try
        {
            var method = Program.GetMethod(writes[0].MethodId);
            var body = MethodBody.Decode(method);
            var found = new FieldWrites();
            ValueFlow.Analyze(body, new ConsentModel(this, method, body)).Visit(found);
            return found.Values.GetValueOrDefault(writes[0].CodeOffset) is { Kind: ValueKind.Text or ValueKind.Number or ValueKind.Modelled } value ? value : null;
        }
        catch (BadDexException)
        {
            // The call graph has listed the method as a problem.
            return null;
        }
    }

    private Value? Initial(int field)
    {
        if (Index.InitialOf(field) is not { } initial)
        {
            return null;
        }

        try
        {
            return initial.Value.Kind switch
            {
                EncodedValueKind.String => initial.Text is { } text ? Value.OfText(text) : null,
                EncodedValueKind.Boolean or EncodedValueKind.Byte or EncodedValueKind.Short or EncodedValueKind.Char or EncodedValueKind.Int or EncodedValueKind.Long
                    => Value.OfNumber(initial.Value.Integer),
                _ => null,
            };
        }
        catch (BadDexException)
        {
            // The program has listed the value as a problem.
            return null;
        }
    }
}
