using System.Collections.Immutable;
using Candor.Android.Code;
using Candor.Android.Packages;
using Candor.Dex;
using Candor.Knowledge;

namespace Candor.Android.Flows;

/// <summary>Follows personal information through apps, from the calls that yield it to those by which it leaves.</summary>
public sealed class FlowObserver(KnowledgeBase knowledge)
{
    /// <summary>Bytes of stack for the analysis, which goes as deep as the calls of the app.</summary>
    private const int StackBytes = 512 << 20;

    /// <summary>Follows the data of one app, or of several that are on one device together.</summary>
    /// <param name="apks">The packages.</param>
    /// <param name="options">How far to go.</param>
    public FlowReading Observe(IReadOnlyList<ApkFile> apks, FlowOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(apks);
        var code = AppCode.Read([.. apks.SelectMany(static a => a.DexFiles)], knowledge.Android);
        var stages = Task.Run(() => FlowStages.Of(apks, code, knowledge.Android));
        var reading = Observe(apks, code, options ?? new FlowOptions());
        return reading.With(stages.GetAwaiter().GetResult().Of(reading.Flows));
    }

    internal FlowReading Observe(IReadOnlyList<ApkFile> apks, AppCode code, FlowOptions options)
    {
        LayoutFacts layouts = LayoutFacts.In(apks);
        FlowOptions all = options with
        {
            Marked = layouts.PasswordFields,
            ResourceText = id => apks.Select(a => a.Resources?.ResolveText((uint)id)).FirstOrDefault(static t => t is not null),
        };
        FlowReading? reading = null;
        System.Runtime.ExceptionServices.ExceptionDispatchInfo? failure = null;
        Thread thread = new(
            () =>
            {
                try
                {
                    reading = Follow(apks, code, layouts, all);
                }
                catch (Exception e) when (e is not OutOfMemoryException)
                {
                    // It must not end the process from a thread of its own: the caller's thread throws it.
                    failure = System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(e);
                }
            },
            StackBytes);
        thread.Start();
        thread.Join();
        failure?.Throw();
        return reading!;
    }

    /// <summary>The descriptors of the components that other apps can start.</summary>
    private static HashSet<string> Exported(IReadOnlyList<ApkFile> apks) =>
    [
        .. apks.SelectMany(static a => a.Manifest?.Components ?? []).Where(static c => c is { Exported: true, Enabled: true })
            .Select(static c => $"L{(c.TargetActivity ?? c.Name).Replace('.', '/')};"),
    ];

    private FlowReading Follow(IReadOnlyList<ApkFile> apks, AppCode code, LayoutFacts layouts, FlowOptions options)
    {
        FlowAnalysis analysis = new(code.Hierarchy, FlowRulesOf.Knowledge(knowledge.Android, Exported(apks)), options);
        FlowDriver driver = new(code, knowledge.Android, analysis, layouts);
        analysis.Guard(() => Drive(apks, analysis, driver, options));
        var sources = FlowRulesOf.Sources(knowledge.Android);
        var ends = new FlowEnds(code, knowledge.Android, sources.Length);
        (DataFlow Flow, FlowEnd End)[] told =
        [
            .. analysis.Flows().Select(f => (Flow: f, End: ends.Of(f)))
                .Where(t => sources[t.Flow.Source].Channels is { IsEmpty: true } || sources[t.Flow.Source].Channels.Contains(t.End.Channel)),
        ];
        return new FlowReading(code, sources, [.. told.Select(static t => t.Flow)], analysis.MethodCount, analysis.RunCount, analysis.Work, analysis.CutOffs)
        {
            Ends = [.. told.Select(static t => t.End)],
            Cuts = analysis.Cuts,
            Defaults = analysis.Defaults,
        };
    }

    private static void Drive(IReadOnlyList<ApkFile> apks, FlowAnalysis analysis, FlowDriver driver, FlowOptions options)
    {
        foreach (ApkFile apk in apks)
        {
            driver.AddComponents(apk.Manifest);
        }

        driver.Run(options.Progress is { } progress ? (round, done, all) => progress(round == 0 ? "following data" : $"following data again ({round})", done, all) : null);
        options.Progress?.Invoke("tracing paths", 0, 1);
        if (analysis.BeginTrace())
        {
            driver.Repeat();
        }
    }
}
