using System.Collections.Immutable;
using Candor.Dex;

namespace Candor.Android.Consent;

/// <summary>Notes which listeners a method gives to which buttons, what it stores under which keys, and what it writes to fields.</summary>
internal sealed class ButtonVisitor(ConsentFacts facts, ProgramMethod method, MethodBody body) : IValueVisitor
{
    private const int Positive = -1;
    private readonly List<(ApiRole.Listen Role, int Offset, Value Listener, Value View, Value Label)> _given = [];
    private readonly List<(int Target, int Offset, Value[] Arguments)> _passed = [];
    private readonly List<StoredWrite> _stores = [];
    private readonly List<ToldSdk> _told = [];
    private readonly List<(Value Key, Value Stored)> _parameterStores = [];
    private readonly Dictionary<Value, List<Value>> _labels = [];
    private readonly SortedDictionary<int, List<ListenerRole>> _listeners = [];
    private readonly List<(int Parameter, ListenerRole Role)> _parameters = [];
    private readonly List<ListenerRole> _own = [];
    private readonly ILookup<int, int> _targets = facts.Graph.EdgesFrom(method.Id)
        .Where(static e => e.Kind is CallKind.Direct or CallKind.Virtual or CallKind.Interface)
        .ToLookup(static e => e.CodeOffset, static e => e.Callee);

    public Dictionary<int, Value> Writes { get; } = [];

    public ImmutableSortedDictionary<int, ImmutableArray<ListenerRole>> Listeners =>
        _listeners.ToImmutableSortedDictionary(static l => l.Key, static l => l.Value.ToImmutableArray());

    public ImmutableArray<(int Parameter, ListenerRole Role)> ParameterRoles => [.. _parameters.Distinct()];

    public ImmutableArray<ToldSdk> Told => [.. _told];

    public ImmutableArray<StoredWrite> Stores => [.. _stores];

    public ImmutableArray<(Value Key, Value Stored)> ParameterStores => [.. _parameterStores.Distinct()];

    public ImmutableArray<ListenerRole> OwnRoles => [.. _own.Distinct()];

    public void VisitCall(in IrInstruction call, ReadOnlySpan<Value> arguments, Guard guard)
    {
        if (call.Opcode is Opcode.InvokeCustom or Opcode.InvokeCustomRange or Opcode.InvokePolymorphic or Opcode.InvokePolymorphicRange)
        {
            return;
        }

        switch (facts.Api.RoleOf(body.File, call.Index))
        {
            case ApiRole.Listen listen:
                _given.Add((listen, call.Offset, At(arguments, listen.Listener.Listener), At(arguments, listen.Listener.View), At(arguments, listen.Listener.Label)));
                break;
            case ApiRole.Store store:
                AddStore(At(arguments, store.Write.Key), At(arguments, store.Write.Value).Under(guard), call.Offset);
                break;
            case ApiRole.Tell { Switch.Argument: >= 0 } tell when At(arguments, tell.Switch.Argument) is { Kind: ValueKind.Number, Number: not 0 }:
                _told.Add(new(tell.Switch.Name, tell.Switch.Method[..tell.Switch.Method.IndexOf("->", StringComparison.Ordinal)], method.Id, call.Offset));
                break;
            case ApiRole.SetText:
                AddLabel(At(arguments, 0), At(arguments, 1));
                break;
            default:
                foreach (var target in _targets[call.Offset])
                {
                    var summary = facts.Summaries.GetValueOrDefault(target, MethodSummary.Nothing);
                    if (!summary.Listeners.IsEmpty)
                    {
                        _passed.Add((target, call.Offset, arguments.ToArray()));
                    }

                    foreach (var (key, stored) in summary.Stores)
                    {
                        AddStore(Substitute(key, arguments), Substitute(stored, arguments).Under(guard), call.Offset);
                    }
                }

                break;
        }
    }

    public void VisitWrite(in IrInstruction write, Value value, Guard guard) => Writes[write.Offset] = value.Under(guard);

    /// <summary>Works out what the buttons say, now that all labels are known.</summary>
    public void Settle()
    {
        var said = _given.Select(g => Say(g.View, g.Label)).ToList();
        var asks = Enumerable.Range(0, said.Count).Any(i => said[i].Meaning == ButtonMeaning.Agreed && _given[i].Role.Listener.Which == Positive);
        for (var i = 0; i < said.Count; i++)
        {
            var (role, offset, listener, _, _) = _given[i];
            var which = role.Listener.Which;
            var (meaning, label) = said[i];

            // The other button of a dialog that asks for agreement refuses, whatever is written on it.
            if (which < 0 && which != Positive && asks && meaning != ButtonMeaning.Agreed)
            {
                meaning = ButtonMeaning.Refused;
            }

            Give(listener, RoleOf(meaning, label, which, offset));
        }

        foreach (var (target, _, arguments) in _passed)
        {
            foreach (var (parameter, role) in facts.Summaries[target].Listeners)
            {
                Give(At(arguments, parameter), role);
            }
        }
    }

    private void AddStore(Value key, Value stored, int offset)
    {
        var name = ConsentModel.KeyOf(key);
        if ((name is not null || key.Kind == ValueKind.Parameter) && (name is null || stored.Kind == ValueKind.Parameter))
        {
            // A caller completes it; where the parameter is not known to any caller, nothing is stored.
            _parameterStores.Add((Identity(key), stored));
        }
        else if (name is not null)
        {
            _stores.Add(new(name, stored, offset));
        }
    }

    private static Value Substitute(Value value, ReadOnlySpan<Value> arguments)
    {
        if (value.Kind != ValueKind.Parameter)
        {
            return value;
        }

        var argument = At(arguments, (int)value.Number);
        return argument.With(argument.WhenZero.And(value.WhenZero), argument.WhenNonZero.And(value.WhenNonZero));
    }

    private ListenerRole RoleOf(ButtonMeaning meaning, string label, int which, int offset) => meaning switch
    {
        // A view that says OK or start is a button like any other; one of a dialog answers what the dialog asks.
        ButtonMeaning.Maybe when which == 0 => new(ConsentStage.Unordered, 0, which),
        ButtonMeaning.Agreed or ButtonMeaning.Maybe => new(
            meaning == ButtonMeaning.Agreed ? ConsentStage.Agreed : ConsentStage.Loose,
            facts.Gates.Of(GateKind.AgreeButton, method.Id, offset, label, meaning == ButtonMeaning.Agreed).Id,
            which),
        ButtonMeaning.Refused => new(ConsentStage.Open, 0, which),
        _ => new(ConsentStage.Unordered, 0, which),
    };

    private void Give(Value listener, ListenerRole role)
    {
        switch (listener)
        {
            case { Kind: ValueKind.Created }:
                if (!_listeners.TryGetValue((int)listener.Number, out var roles))
                {
                    _listeners.Add((int)listener.Number, roles = []);
                }

                if (!roles.Contains(role))
                {
                    roles.Add(role);
                }

                break;
            case { Kind: ValueKind.Parameter, Number: 0 } when !method.Definition.Flags.HasFlag(AccessFlags.Static):
                _own.Add(role);
                break;
            case { Kind: ValueKind.Parameter }:
                _parameters.Add(((int)listener.Number, role));
                break;
        }
    }

    /// <summary>What a button says, by the labels and the name of its view, or by the label that it is given.</summary>
    private (ButtonMeaning Meaning, string Label) Say(Value view, Value label)
    {
        var labels = new List<string>();
        string? name = null;
        uint id = 0;
        if (view is { Kind: ValueKind.Modelled, Token: Tokens.View known })
        {
            id = known.Id;
            name = known.Name ?? (id == 0 ? null : facts.Texts.NameOf(id));
            labels.AddRange(id == 0 ? [] : facts.Texts.LabelsOf(id));
        }

        if (_labels.TryGetValue(Identity(view), out var written))
        {
            labels.AddRange(written.SelectMany(l => Texts(l)));
        }

        labels.AddRange(Texts(label));
        return (facts.Words.OfButton(labels, name is null ? [] : [name]), ButtonLabels.Of(labels, name, id));
    }

    private ImmutableArray<string> Texts(Value label) => label switch
    {
        { Kind: ValueKind.Text } => [label.Text!],
        { Kind: ValueKind.Number } when label.Number != 0 => facts.Texts.TextsOf((uint)label.Number) is { Length: > 0 } texts ? texts
            : facts.Texts.NameOf((uint)label.Number) is { } name ? [name] : [],
        { Kind: ValueKind.Modelled, Token: Tokens.ResourceText text } => facts.Texts.TextsOf(text.Id),
        _ => [],
    };

    private void AddLabel(Value view, Value label)
    {
        if (view.Kind is ValueKind.Created or ValueKind.Modelled)
        {
            if (!_labels.TryGetValue(Identity(view), out var labels))
            {
                _labels.Add(Identity(view), labels = []);
            }

            labels.Add(label);
        }
    }

    private static Value Identity(Value view) => view.With(Guard.None, Guard.None);

    private static Value At(ReadOnlySpan<Value> arguments, int register) => (uint)register < (uint)arguments.Length ? arguments[register] : Value.Unknown;
}
