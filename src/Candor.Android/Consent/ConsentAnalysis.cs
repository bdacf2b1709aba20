using Candor.Android.Code;
using Candor.Android.Manifest;
using Candor.Dex;
using Candor.Knowledge.Android;

namespace Candor.Android.Consent;

/// <summary>
/// Decides for places in the code of an app whether they may run before the person agreed to anything. Every path from what the system calls is
/// followed along the call graph, a callback edge and the start of a component included, but not past a gate: the side of a test of a stored flag
/// that means agreed, the listener of a button that agrees, an answer or callback of a consent SDK, a field that only code behind such a gate sets.
/// What remains to be reached runs before consent; what only paths through gates reach runs after it; where the analysis cannot order what it met,
/// or a gate may be less than a decision, the stage is unknown, with the reason. Linear in the size of the code, bounded, and the same on any number of
/// cores. Not seen: reflection, native code, code loaded at run time, and whether the person was told the truth before agreeing.
/// </summary>
internal sealed class ConsentAnalysis
{
    private readonly ConsentFacts _facts;
    private readonly FirstStart _start;
    private readonly StageRules _rules;
    private readonly GateSearch _search;
    private readonly Dictionary<int, Entry?> _entries = [];

    private ConsentAnalysis(ConsentFacts facts, FirstStart start, StageRules rules)
    {
        _facts = facts;
        _start = start;
        _rules = rules;
        _search = GateSearch.Run(facts, start, rules);
        ToldEarly = [.. _search.ToldEarly];
    }

    /// <summary>Whether no bound was met; where one was, gates may have been missed and the verdicts lean towards before consent.</summary>
    public bool IsComplete => _search.IsComplete && _search.Reached.IsRefined;

    /// <summary>The gates that were found, in a fixed order; not all of them bar anything.</summary>
    public IReadOnlyList<ConsentGate> Gates => _facts.Gates.All;

    /// <summary>The places that tell an SDK at the first start that the person agreed, though nobody can have; by method and offset.</summary>
    public IReadOnlyList<ToldSdk> ToldEarly { get; }

    /// <summary>Analyses an app.</summary>
    /// <param name="code">The code.</param>
    /// <param name="knowledge">What is known of the Android system.</param>
    /// <param name="manifest">The manifest; null where it cannot be read: only what needs no declaration is entered then.</param>
    /// <param name="texts">The names and labels of the app's buttons.</param>
    public static ConsentAnalysis Run(AppCode code, AndroidKnowledge knowledge, AndroidManifest? manifest, IScreenTexts texts)
    {
        var api = new ConsentApi(code.Hierarchy, knowledge.Consent);
        var index = CodeIndex.Build(code.Hierarchy, (file, method) => api[file, method] is not null);
        var facts = new ConsentFacts(code.Graph, index, api, new ConsentWords(knowledge.Consent.Words), texts);
        var orders = new CallbackOrders(code.Hierarchy, knowledge.Consent, knowledge.EntryPoints);
        var rules = new StageRules(facts, orders, knowledge.Consent);
        return new(facts, new FirstStart(facts, rules, orders, manifest, new EntryPoints(code, knowledge).Find(manifest)), rules);
    }

    /// <summary>When an instruction runs. Of a flow of data the instruction that reads is asked about: reading is what counts.</summary>
    /// <param name="methodId">The method.</param>
    /// <param name="codeOffset">The instruction, in code units from the start of the method.</param>
    public ConsentVerdict StageOf(int methodId, int codeOffset)
    {
        var path = _search.Reached.PathTo(methodId);
        var stage = _search.Reached.StageOf(methodId, codeOffset);
        if (path.Count == 0 || stage >= ConsentStage.Count)
        {
            return new(Stage.Unknown, null, UnknownReason.NoPath, [], Trigger.Callback, null);
        }

        PathStep[] steps = [.. path.SkipLast(1), path[^1] with { CodeOffset = codeOffset }];
        var entry = EntryOf(steps[0].MethodId);
        if (stage == ConsentStage.Open)
        {
            return new(Stage.BeforeConsent, null, null, steps, entry?.Trigger ?? Trigger.Callback, entry?.Component);
        }

        var (gate, reason) = Cause(steps, stage, entry);
        var trigger = gate is { Kind: GateKind.AgreeButton } || reason is UnknownReason.Prompted or UnknownReason.Callback
            ? Trigger.Callback
            : entry?.Trigger ?? Trigger.Callback;
        return stage == ConsentStage.Agreed
            ? new(Stage.AfterConsent, gate, null, steps, trigger, entry?.Component)
            : new(Stage.Unknown, gate, reason, steps, trigger, entry?.Component);
    }

    private Entry? EntryOf(int method)
    {
        if (!_entries.TryGetValue(method, out var entry))
        {
            _entries.Add(method, entry = _start.Find(method));
        }

        return entry;
    }

    /// <summary>The place on a path that gives it its stage.</summary>
    private (ConsentGate? Gate, UnknownReason Reason) Cause(PathStep[] steps, int stage, Entry? entry)
    {
        if (entry?.Stage >= stage)
        {
            return (_facts.Gates.Find(entry.Gate), ReasonOf(stage, entry.Reason switch
            {
                EntryReason.Prompted => UnknownReason.Prompted,
                EntryReason.MadeByPlatform => UnknownReason.MadeByPlatform,
                _ => UnknownReason.LaterComponent,
            }));
        }

        for (var i = 0; i < steps.Length; i++)
        {
            var guard = _rules.GuardAt(steps[i].MethodId, steps[i].CodeOffset);
            if (guard.Rank >= stage)
            {
                return (_facts.Gates.Find(guard.Id), ReasonOf(stage, _rules.IsCut(steps[i].MethodId) ? UnknownReason.CutOff : UnknownReason.LooseGate));
            }

            if (i == steps.Length - 1)
            {
                break;
            }

            var edge = new CallEdge(steps[i].MethodId, steps[i].CodeOffset, steps[i].Kind!.Value, steps[i + 1].MethodId, steps[i].ViaType);
            var leads = _rules.GuardOf(edge, targets: 1);
            if (leads.Rank >= stage)
            {
                return (_facts.Gates.Find(leads.Id), ReasonOf(stage, WaitsFor(edge)));
            }

            if (_rules.GuardOf(edge, targets: int.MaxValue).Rank >= stage && StageBehind(steps[i + 1].MethodId) >= stage)
            {
                var isMade = _facts.Index.IsCreated(_facts.Program.GetMethod(edge.Callee).ClassId);
                return (null, isMade ? UnknownReason.ManyTargets : UnknownReason.MadeByPlatform);
            }
        }

        return (null, ReasonOf(stage, UnknownReason.Callback));
    }

    private int StageBehind(int method) => _search.Reached.StageOf(method);

    private UnknownReason WaitsFor(in CallEdge edge) => edge.Kind switch
    {
        CallKind.Callback or CallKind.Custom => _rules.IsPrompted(edge.Callee) ? UnknownReason.Prompted : UnknownReason.Callback,
        _ => UnknownReason.Preparation,
    };

    private static UnknownReason ReasonOf(int stage, UnknownReason otherwise) => stage == ConsentStage.Loose ? UnknownReason.LooseGate : otherwise;
}
