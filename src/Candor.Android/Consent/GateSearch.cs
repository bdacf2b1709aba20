using System.Collections.Immutable;
using Candor.Dex;

namespace Candor.Android.Consent;

/// <summary>
/// Finds the gates of an app and what can run before them. It begins with the methods that read stored values, ask consent SDKs or give listeners
/// to buttons, and goes on to their callers (wrappers of a flag) and to the readers of fields that only guarded code sets (caches of a flag), until
/// nothing new is learnt or a bound is met. Each step only adds gates, so it ends; what a bound cuts off is said.
/// </summary>
internal sealed class GateSearch
{
    /// <summary>Wrappers inside wrappers that are followed between two searches of the call graph.</summary>
    private const int MaxWrappers = 8;

    /// <summary>Searches of the call graph: fields that are set behind gates that test fields, and so on.</summary>
    private const int MaxSearches = 5;

    /// <summary>Methods that are followed in all; an app of 15 MB needs a few thousand.</summary>
    private const int MaxStudies = 60_000;

    /// <summary>A call site or field with more targets or writes is passed over.</summary>
    private const int MaxTargets = 8;

    private const int MaxWrites = 16;

    private readonly ConsentFacts _facts;
    private readonly FirstStart _start;
    private readonly StageRules _rules;
    private readonly MethodStudy?[] _studies;
    private int _left = MaxStudies;

    private GateSearch(ConsentFacts facts, FirstStart start, StageRules rules)
    {
        _facts = facts;
        _start = start;
        _rules = rules;
        _studies = new MethodStudy?[facts.Program.MethodCount];
        Reached = null!;
    }

    /// <summary>What can run, and at which stage.</summary>
    public StagedReachability Reached { get; private set; }

    /// <summary>Whether nothing was cut off.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>The places that tell an SDK at the first start, before anybody agreed, that the person agreed; by method and offset.</summary>
    public IEnumerable<ToldSdk> ToldEarly =>
        _studies.SelectMany(static s => s?.Told ?? []).Where(t => Reached.StageOf(t.Method, t.Offset) == ConsentStage.Open);

    public static GateSearch Run(ConsentFacts facts, FirstStart start, StageRules rules)
    {
        var search = new GateSearch(facts, start, rules);
        search.Run();
        return search;
    }

    private void Run()
    {
        var pending = Seeds();
        for (var round = 0; ; round++)
        {
            Learn(pending);
            Reached = StagedReachability.Search(_facts.Graph, _facts.Index, _start.Entries, _rules);
            pending = FieldsBehindGates();
            pending.UnionWith(KeysBehindGates(isFirst: round == 0));
            if (pending.Count == 0)
            {
                return;
            }

            if (round == MaxSearches - 1)
            {
                IsComplete = false;
                return;
            }
        }
    }

    private SortedSet<int> Seeds()
    {
        var seeds = new SortedSet<int>();
        foreach (var call in _facts.Index.Calls)
        {
            if (_facts.Api.RoleOf(_facts.Program.GetMethod(call.MethodId).File, call.Member)
                is ApiRole.Flag or ApiRole.Store or ApiRole.Tell or ApiRole.Status or ApiRole.Listen or ApiRole.ViewId)
            {
                seeds.Add(call.MethodId);
            }
        }

        return seeds;
    }

    /// <summary>Follows methods, and then those that what was learnt concerns, until nothing new is learnt.</summary>
    private void Learn(SortedSet<int> pending)
    {
        for (var depth = 0; pending.Count > 0; depth++)
        {
            if (depth == MaxWrappers)
            {
                IsComplete = false;
                return;
            }

            var changed = new bool[_studies.Length];
            var any = false;
            var roles = new SortedSet<int>();
            foreach (var method in pending)
            {
                if (_left-- <= 0)
                {
                    IsComplete = false;
                    return;
                }

                var before = _studies[method];
                var study = MethodStudy.Of(_facts, method);
                Keep(method, study);
                NoteRoles(method, before, study, roles);
                var known = _facts.Summaries.GetValueOrDefault(method, MethodSummary.Nothing);
                if (!known.Equals(study.Summary))
                {
                    _facts.Summaries[method] = study.Summary;
                    changed[method] = true;
                    any = true;
                }
            }

            pending = any ? [.. Callers.Of(_facts.Graph, changed, MaxTargets)] : [];
            pending.UnionWith(roles);
        }
    }

    private void Keep(int method, MethodStudy study)
    {
        _studies[method] = study;
        _rules.Guard(method, study);
    }

    /// <summary>Notes what buttons say to listeners, and which methods may ask a dialog's listener which button it was.</summary>
    private void NoteRoles(int method, MethodStudy? before, MethodStudy study, SortedSet<int> concerned)
    {
        if (before is not null && before.OwnRoles.SequenceEqual(study.OwnRoles) && before.Listeners.Count == study.Listeners.Count)
        {
            return;
        }

        foreach (var (offset, roles) in study.Listeners)
        {
            foreach (var creation in _facts.Index.CreationsIn(method))
            {
                if (creation.CodeOffset == offset && _facts.Graph.Hierarchy.ClassOf(creation.Member) is >= 0 and var created)
                {
                    AddRoles(_facts.ClassRoles, created, roles, concerned);
                }
            }
        }

        AddRoles(_facts.ClassRoles, _facts.Program.GetMethod(method).ClassId, study.OwnRoles, concerned);
        AddRoles(_facts.OwnRoles, _facts.Program.GetMethod(method).ClassId, study.OwnRoles, concerned);
    }

    private void AddRoles(Dictionary<int, List<ListenerRole>> into, int classId, ImmutableArray<ListenerRole> roles, SortedSet<int> concerned)
    {
        if (roles.IsEmpty)
        {
            return;
        }

        if (!into.TryGetValue(classId, out var known))
        {
            into.Add(classId, known = []);
        }

        foreach (var role in roles.Where(r => !known.Contains(r)))
        {
            known.Add(role);
            concerned.UnionWith(_facts.Program.FindMethods(classId, "onClick"));
        }
    }

    /// <summary>Learns of fields that only guarded code sets to something, and yields the methods that read them early.</summary>
    private SortedSet<int> FieldsBehindGates()
    {
        var readers = new SortedSet<int>();
        for (var field = 0; field < _facts.Index.FieldCount; field++)
        {
            var writes = _facts.Index.WritesOf(field);
            if (writes.Length is > 0 and <= MaxWrites && !_facts.Fields.ContainsKey(field) && IsLate(writes) && EarlyReaders(field) is { Count: > 0 } early
                && ValueOf(field) is { IsGuarded: true } value)
            {
                _facts.Fields.Add(field, Value.Unknown.With(value.WhenZero, value.WhenNonZero));
                readers.UnionWith(early);
            }
        }

        return readers;
    }

    /// <summary>
    /// Learns of keys under which only guarded code stores anything but a no, and of keys of consent under which the app stores a yes at the first
    /// start by itself: what the person said is not what such a flag holds. Yields the methods that read them.
    /// </summary>
    private SortedSet<int> KeysBehindGates(bool isFirst)
    {
        var readers = new SortedSet<int>();
        var stores = _studies
            .Select(static (study, method) => (Study: study, Method: method))
            .Where(static s => s.Study is not null)
            .SelectMany(s => s.Study!.Stores.Select(store => (s.Method, Store: store)))
            .Where(s => _facts.KeyReaders.ContainsKey(s.Store.Key) && !_facts.Learnt.ContainsKey(s.Store.Key))
            .GroupBy(static s => s.Store.Key, StringComparer.Ordinal)
            .OrderBy(static g => g.Key, StringComparer.Ordinal);
        foreach (var key in stores)
        {
            var value = Value.OfNumber(0);
            var isForged = false;
            foreach (var (method, store) in key)
            {
                var stage = Reached.StageOf(method, store.Offset);
                if (stage < ConsentStage.Count)
                {
                    var isYes = store.Stored is { Kind: ValueKind.Number, Number: not 0 };
                    isForged |= isYes && stage == ConsentStage.Open;
                    value = value.Join(stage >= ConsentStage.Loose
                        ? store.Stored.Under(_facts.Gates.Of(GateKind.GuardedField, method, store.Offset, key.Key, stage == ConsentStage.Agreed))
                        : store.Stored);
                }
            }

            var meaning = _facts.Words.OfKey(key.Key);
            FlagMeaning? learnt = isForged && isFirst && meaning == FlagMeaning.Agreed ? FlagMeaning.None
                : meaning is FlagMeaning.Agreed or FlagMeaning.Pending || value.WhenNonZero.Rank < ConsentStage.Loose || value.WhenNonZero.IsImpossible ? null
                : value.WhenNonZero.Rank == ConsentStage.Agreed ? FlagMeaning.Agreed
                : FlagMeaning.Loose;
            if (learnt is { } says && says != meaning)
            {
                _facts.Learnt.Add(key.Key, says);
                readers.UnionWith(_facts.KeyReaders[key.Key]);
            }
        }

        return readers;
    }

    /// <summary>Whether some write stands behind a gate, or writes a guarded value.</summary>
    private bool IsLate(ReadOnlySpan<MemberUse> writes)
    {
        foreach (var write in writes)
        {
            if (Reached.StageOf(write.MethodId, write.CodeOffset) is ConsentStage.Loose or ConsentStage.Agreed
                || (_studies[write.MethodId]?.Writes.GetValueOrDefault(write.CodeOffset) is { IsGuarded: true } value && value.Kind != ValueKind.Number))
            {
                return true;
            }
        }

        return false;
    }

    private List<int> EarlyReaders(int field)
    {
        var readers = new List<int>();
        foreach (var read in _facts.Index.ReadsOf(field))
        {
            if (Reached.StageOf(read.MethodId) < ConsentStage.Agreed && (readers.Count == 0 || readers[^1] != read.MethodId))
            {
                readers.Add(read.MethodId);
            }
        }

        return readers;
    }

    /// <summary>What a field may hold: its value before any code runs, and what each write that can run puts there.</summary>
    private Value ValueOf(int field)
    {
        var value = _facts.Index.InitialOf(field) is { } initial && initial.Value.Kind != EncodedValueKind.Null && initial.Value.Bits != 0
            ? Value.OfNumber(1)
            : Value.OfNumber(0);
        foreach (var write in _facts.Index.WritesOf(field))
        {
            var stage = Reached.StageOf(write.MethodId, write.CodeOffset);
            if (stage >= ConsentStage.Count)
            {
                continue;
            }

            if (_studies[write.MethodId] is null)
            {
                if (_left-- <= 0)
                {
                    IsComplete = false;
                    return Value.Unknown;
                }

                Keep(write.MethodId, MethodStudy.Of(_facts, write.MethodId));
            }

            var written = _studies[write.MethodId]!.Writes.GetValueOrDefault(write.CodeOffset, Value.Unknown);
            if (written.Kind == ValueKind.Parameter)
            {
                written = Passed(field, write.MethodId, (int)written.Number);
            }

            if (stage >= ConsentStage.Loose)
            {
                written = written.Under(FieldGate(field, write, stage == ConsentStage.Agreed));
            }

            value = value.Join(written);
            if (!value.IsGuarded && value.Kind != ValueKind.Number)
            {
                return Value.Unknown;
            }
        }

        return value;
    }

    /// <summary>What the callers of a method that writes a field pass to it, each where it can run.</summary>
    private Value Passed(int field, int method, int register)
    {
        var sought = new bool[_studies.Length];
        sought[method] = true;
        var callers = Callers.Of(_facts.Graph, sought, MaxTargets);
        Value? value = null;
        foreach (var caller in callers.Take(MaxWrites + 1))
        {
            if (callers.Count > MaxWrites || _left-- <= 0)
            {
                return Value.Unknown;
            }

            foreach (var (offset, argument) in ArgumentVisitor.Of(_facts, caller, method, register))
            {
                var stage = Reached.StageOf(caller, offset);
                if (stage < ConsentStage.Count)
                {
                    var here = stage >= ConsentStage.Loose
                        ? argument.Under(_facts.Gates.Of(GateKind.GuardedField, caller, offset, _facts.Index.DescribeField(field), stage == ConsentStage.Agreed))
                        : argument;
                    value = value is null ? here : value.Join(here);
                }
            }
        }

        return value ?? Value.Unknown;
    }

    private Guard FieldGate(int field, MemberUse write, bool isCertain) =>
        _facts.Gates.Of(GateKind.GuardedField, write.MethodId, write.CodeOffset, _facts.Index.DescribeField(field), isCertain);
}
