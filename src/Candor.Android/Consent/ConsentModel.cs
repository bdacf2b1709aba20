using System.Globalization;
using Candor.Dex;

namespace Candor.Android.Consent;

/// <summary>
/// What calls, fields and parameters mean to consent in one method: reads of stored flags, answers of consent SDKs, views and their ids, and what is
/// known already of the methods that it calls and the fields that it reads.
/// </summary>
internal sealed class ConsentModel(ConsentFacts facts, ProgramMethod method, MethodBody body) : IValueModel
{
    /// <summary>A call with more targets tells nothing.</summary>
    private const int MaxTargets = 8;

    private const string ViewType = "Landroid/view/View;";
    private const string DialogClick = "onClick(Landroid/content/DialogInterface;I)V";
    private readonly Dictionary<int, List<int>> _targets = Targets(facts.Graph, method.Id);
    private readonly bool _isDialogClick = facts.Program.Describe(method.Id).EndsWith(DialogClick, StringComparison.Ordinal);

    public CallEffect Call(in IrInstruction call, ReadOnlySpan<Value> arguments)
    {
        if (call.Opcode is Opcode.InvokeCustom or Opcode.InvokeCustomRange)
        {
            return CallEffect.Returns(Value.OfCreated(call.Offset));
        }

        if (facts.Api.RoleOf(body.File, call.Index) is { } role && Known(role, call.Offset, arguments) is { } known)
        {
            return CallEffect.Returns(known);
        }

        if (_targets.TryGetValue(call.Offset, out var targets))
        {
            return Summary(targets, call.Offset, arguments);
        }

        return Library(call.Index, arguments) is { } value ? CallEffect.Returns(value) : CallEffect.Unknown;
    }

    public Value Read(in IrInstruction read)
    {
        var field = facts.Index.FieldOf(method.Id, read.Index);
        if (field < 0)
        {
            return Platform(read.Index);
        }

        if (facts.Fields.TryGetValue(field, out var known))
        {
            return known;
        }

        if (read.Opcode is >= Opcode.Sget and <= Opcode.SgetShort && facts.ConstantOf(field) is { } constant)
        {
            return constant;
        }

        return read.Opcode is Opcode.IgetObject or Opcode.SgetObject && ViewName(field) is { } name ? Value.OfModel(new Tokens.View(0, name)) : Value.Unknown;
    }

    public Value Parameter(int register) => Value.OfParameter(register);

    public Guard WhenEqual(Value value, long number) => value switch
    {
        { Kind: ValueKind.Modelled, Token: Tokens.Answer answer } =>
            answer.Agreed.Split(',').Contains(number.ToString(CultureInfo.InvariantCulture), StringComparer.Ordinal) ? answer.Guard : Guard.None,
        { Kind: ValueKind.Modelled, Token: Tokens.Stored stored } => WhenStored(stored, isDefault: IsDefault(stored, number), isZero: number is 0 or '0'),
        { Kind: ValueKind.Modelled, Token: Tokens.ViewId } => OfView((uint)number),
        { Kind: ValueKind.Parameter, Number: 2 } when _isDialogClick => OfWhich((int)number),
        _ => Guard.None,
    };

    /// <summary>What a view says to a tap on it: the gate of its button, if it is one of consent.</summary>
    private Guard OfView(uint id)
    {
        var meaning = facts.Words.OfButton(facts.Texts.LabelsOf(id), facts.Texts.NameOf(id) is { } name ? [name] : []);
        return meaning == ButtonMeaning.Agreed
            ? facts.Gates.Of(GateKind.AgreeButton, method.Id, -1, ButtonLabels.Of(facts.Texts, id), isCertain: true)
            : Guard.None;
    }

    private Guard OfWhich(int which)
    {
        var roles = facts.ClassRoles.GetValueOrDefault(method.ClassId, []).Where(r => r.Which == which && which != 0).ToList();
        return roles.Count > 0 && roles.All(static r => r.Stage >= ConsentStage.Loose)
            ? new(roles.Min(static r => r.Stage), roles.Min(static r => r.Gate))
            : Guard.None;
    }

    private Value? Known(ApiRole role, int offset, ReadOnlySpan<Value> arguments)
    {
        switch (role)
        {
            case ApiRole.Flag flag:
                var key = At(arguments, flag.Read.Key);
                return OfStored(new(
                    KeyOf(key),
                    key.Kind == ValueKind.Parameter ? (int)key.Number : -1,
                    flag.Read.Default < 0 ? Tokens.Fallback.Zero : Tokens.Fallback.Of(At(arguments, flag.Read.Default)),
                    flag.Read.IsPresence,
                    method.Id,
                    offset));
            case ApiRole.Status status:
                var guard = facts.Gates.Of(GateKind.ConsentSdk, method.Id, offset, status.Answer.Name, status.Answer.IsCertain);
                return status.Answer.Agreed.IsEmpty
                    ? Value.Unknown.With(Guard.None, guard)
                    : Value.OfModel(new Tokens.Answer(string.Join(',', status.Answer.Agreed), guard));
            case ApiRole.FindView find:
                return Value.OfModel(new Tokens.View(At(arguments, find.Id) is { Kind: ValueKind.Number } id ? (uint)id.Number : 0, null));
            case ApiRole.ViewId:
                return Value.OfModel(new Tokens.ViewId());
            case ApiRole.ResourceText text:
                return At(arguments, text.Id) is { Kind: ValueKind.Number } resource ? Value.OfModel(new Tokens.ResourceText((uint)resource.Number)) : null;
            case ApiRole.MakeKey:
                foreach (var argument in arguments)
                {
                    if (argument.Kind == ValueKind.Text)
                    {
                        return Value.OfModel(new Tokens.StoreKey(argument.Text!));
                    }
                }

                return null;
            default:
                return null;
        }
    }

    private CallEffect Summary(List<int> targets, int offset, ReadOnlySpan<Value> arguments)
    {
        if (targets.Count > MaxTargets)
        {
            return CallEffect.Unknown;
        }

        Value? result = null;
        var passed = Guard.Impossible;
        foreach (var target in targets)
        {
            var summary = facts.Summaries.GetValueOrDefault(target, MethodSummary.Nothing);
            var value = Substitute(summary.Returned, offset, arguments);
            result = result is null ? value : result.Join(value);
            passed = passed.Or(summary.Passed);
        }

        return result is null ? CallEffect.Unknown : new(result, passed.IsImpossible ? Guard.None : passed);
    }

    /// <summary>What a method returned, in terms of what this call passes to it.</summary>
    private Value Substitute(Value returned, int offset, ReadOnlySpan<Value> arguments)
    {
        switch (returned)
        {
            case { Kind: ValueKind.Parameter }:
                var argument = At(arguments, (int)returned.Number);
                return argument.With(argument.WhenZero.And(returned.WhenZero), argument.WhenNonZero.And(returned.WhenNonZero));
            case { Kind: ValueKind.Modelled, Token: Tokens.Stored stored } when stored.KeyParameter >= 0 || stored.Default.Kind == FallbackKind.Parameter:
                var key = stored.KeyParameter >= 0 ? At(arguments, stored.KeyParameter) : null;
                return OfStored(new(
                    key is null ? stored.Key : KeyOf(key),
                    key is { Kind: ValueKind.Parameter } ? (int)key.Number : -1,
                    stored.Default.Kind == FallbackKind.Parameter ? Tokens.Fallback.Of(At(arguments, (int)stored.Default.Number)) : stored.Default,
                    stored.Presence,
                    method.Id,
                    offset));
            case { Kind: ValueKind.Created }:
                return Value.Unknown.With(returned.WhenZero, returned.WhenNonZero);
            default:
                return returned;
        }
    }

    private Value? Library(int index, ReadOnlySpan<Value> arguments)
    {
        try
        {
            var reference = body.File.GetMethod(new MethodHandle(index));
            return JavaValues.Call(
                body.File.GetDescriptor(reference.DeclaringType),
                body.File.GetString(reference.Name),
                arguments,
                (value, text) => value is { Kind: ValueKind.Modelled, Token: Tokens.Stored stored }
                    ? WhenStored(stored, isDefault: stored.Default.Kind == FallbackKind.Text ? stored.Default.Text == text : text.Length == 0, isZero: IsNo(text))
                    : Guard.None);
        }
        catch (BadDexException)
        {
            // A call of a row that cannot be read tells nothing.
            return null;
        }
    }

    /// <summary>Texts by which apps store a no.</summary>
    private static bool IsNo(string text) => text is "" or "0" or "false" or "no" or "n" or "N" or "NO" or "FALSE" or "-1";

    private Value OfStored(Tokens.Stored stored)
    {
        var value = Value.OfModel(stored);
        if (stored.Key is null || stored.Default.Kind == FallbackKind.Parameter)
        {
            return value;
        }

        return facts.MeaningOf(stored.Key, method.Id) switch
        {
            FlagMeaning.None => value,
            FlagMeaning.Pending => stored.Default.Kind is FallbackKind.Zero
                ? value.With(Guard.None, Gate(stored, isCertain: false))
                : value.With(Gate(stored, isCertain: false), Guard.None),
            var meaning => stored.Default.Kind switch
            {
                FallbackKind.Zero => value.With(Guard.None, Gate(stored, meaning == FlagMeaning.Agreed && !stored.Presence)),
                FallbackKind.Unknown => value.With(Guard.None, Gate(stored, isCertain: false)),
                _ => value,
            },
        };
    }

    /// <summary>What must have held if a stored value is equal to a constant: that something else than the default was stored.</summary>
    private Guard WhenStored(Tokens.Stored stored, bool isDefault, bool isZero)
    {
        if (stored.Key is null || isDefault || isZero || stored.Default.Kind == FallbackKind.Parameter)
        {
            return Guard.None;
        }

        var meaning = facts.MeaningOf(stored.Key, method.Id);
        return meaning is FlagMeaning.Agreed or FlagMeaning.Loose
            ? Gate(stored, meaning == FlagMeaning.Agreed && !stored.Presence && stored.Default.Kind != FallbackKind.Unknown)
            : Guard.None;
    }

    private static bool IsDefault(Tokens.Stored stored, long number) => stored.Default.Kind switch
    {
        FallbackKind.Zero => number == 0,
        FallbackKind.Number => stored.Default.Number == number,
        _ => false,
    };

    private Guard Gate(Tokens.Stored stored, bool isCertain) =>
        facts.Gates.Of(GateKind.StoredFlag, stored.Method, stored.Offset, stored.Key!, isCertain);

    /// <summary>The key that a value is; null where it is not known.</summary>
    public static string? KeyOf(Value key) => key switch
    {
        { Kind: ValueKind.Text } => key.Text,
        { Kind: ValueKind.Modelled, Token: Tokens.StoreKey name } => name.Name,
        _ => null,
    };

    private static Value At(ReadOnlySpan<Value> arguments, int register) => (uint)register < (uint)arguments.Length ? arguments[register] : Value.Unknown;

    /// <summary>The two truth values that the platform keeps as objects.</summary>
    private Value Platform(int index)
    {
        try
        {
            return body.File.Describe(new FieldHandle(index)) switch
            {
                "Ljava/lang/Boolean;->TRUE:Ljava/lang/Boolean;" => Value.OfNumber(1),
                "Ljava/lang/Boolean;->FALSE:Ljava/lang/Boolean;" => Value.OfNumber(0),
                _ => Value.Unknown,
            };
        }
        catch (BadDexException)
        {
            // A field that cannot be read holds anything.
            return Value.Unknown;
        }
    }

    /// <summary>The name of a field that holds a view, by which generated code names what it found; null for another field.</summary>
    private string? ViewName(int field)
    {
        var text = facts.Index.DescribeField(field);
        var colon = text.LastIndexOf(':');
        var arrow = text.IndexOf("->", StringComparison.Ordinal);
        return arrow > 0 && colon > arrow
            && facts.Graph.Hierarchy.TryFindType(text[(colon + 1)..], out var type)
            && facts.Graph.Hierarchy.TryFindType(ViewType, out var view)
            && facts.Graph.Hierarchy.IsSubtype(type, view)
                ? text[(arrow + 2)..colon]
                : null;
    }

    private static Dictionary<int, List<int>> Targets(CallGraph graph, int method)
    {
        var targets = new Dictionary<int, List<int>>();
        foreach (var edge in graph.EdgesFrom(method))
        {
            if (edge.Kind is CallKind.Direct or CallKind.Virtual or CallKind.Interface)
            {
                if (!targets.TryGetValue(edge.CodeOffset, out var list))
                {
                    targets.Add(edge.CodeOffset, list = []);
                }

                if (list.Count <= MaxTargets)
                {
                    list.Add(edge.Callee);
                }
            }
        }

        return targets;
    }
}
