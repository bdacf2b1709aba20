using System.Collections.Immutable;
using Candor.Detection;

namespace Candor;

/// <summary>Examines allegations against all that was observed. Each step says what was tried, so that another can try it again.</summary>
internal static class AllegationExaminer
{
    public static Allegation Examine(string dataType, AuditFacts facts)
    {
        var practices = facts.Observation.Practices
            .Where(p => p.DataType == dataType || facts.Knowledge.DataTypes.Subsumes(dataType, p.DataType))
            .ToList();
        ImmutableArray<AllegationStep> tried = facts.Observation.Subject.Kind == SubjectKind.AndroidApp
            ? [Permissions(dataType, practices, facts), Code(practices), AtStart(practices), InBackground(practices, facts), Sent(practices, facts)]
            : [Sent(practices, facts)];
        var outcome = tried.Any(static s => s.Supports) ? AllegationOutcome.Supported
            : facts.CodeIsOpen ? AllegationOutcome.NotSubstantiated
            : AllegationOutcome.NotAnalysed;
        return new(ContentId.Of("allegation", dataType), dataType, outcome, Reason(outcome), tried);
    }

    private static LocalizedText Reason(AllegationOutcome outcome) => outcome switch
    {
        AllegationOutcome.Supported => new(
            "所作检查中有支持该说法的事实；其确定程度见相应发现，是否实际发生须在运行或流量中核实。",
            "Something of what was tried speaks for it; how certain that is the findings say, and whether it happens must be seen in a run or in traffic."),
        AllegationOutcome.NotSubstantiated => new(
            "所作检查均不支持该说法。这不证明其没有发生：须在真机上运行并录制流量，才能进一步核实。",
            "Nothing that was tried bears it out. That is no proof that it does not happen: to go further, run the app on a device and record its traffic."),
        _ => new(
            "应用代码被加固或无法读取，无从检查。",
            "The app's code is packed or could not be read, so it could not be tried."),
    };

    private static AllegationStep Permissions(string dataType, List<Practice> practices, AuditFacts facts)
    {
        var types = practices.Select(static p => p.DataType).Append(dataType).ToHashSet(StringComparer.Ordinal);
        var used = practices.Select(static p => p.Id).ToHashSet(StringComparer.Ordinal);
        var guards = facts.Observation.Permissions.Where(p => p.DataTypes.Any(types.Contains) || p.UsedBy.Any(used.Contains)).ToList();
        var names = LocalizedList.Join([.. guards.Select(static p => p.Label)]);
        return new(
            new("清单是否申请取得该信息的权限", "Whether the manifest requests a permission that opens this data"),
            guards.Count == 0
                ? new("没有申请这样的权限。", "It requests none.")
                : new($"申请了：{names.Zh}。申请权限本身不说明暗中收集。", $"It requests: {names.En}. That alone does not speak of covert collection."),
            Supports: false,
            [.. guards.SelectMany(static p => p.Evidence)]);
    }

    private static AllegationStep Code(List<Practice> practices)
    {
        var reads = practices.Where(static p => p.Action == PracticeAction.Accesses).ToList();
        var reached = reads.Count(static p => p.Certainty >= Certainty.Reachable);
        return new(
            new("代码中是否有读取该信息之处", "Whether code reads this data"),
            reads.Count == 0
                ? new("没有找到。", "None was found.")
                : new(
                    $"找到 {reads.Sum(static p => p.Occurrences)} 处，{(reached > 0 ? "其中有调用路径可达的。能够读取不等于暗中读取。" : "没有通往它们的调用路径。")}",
                    $"{reads.Sum(static p => p.Occurrences)} places were found; {(reached > 0 ? "a call path leads to some. That code can read does not mean that it reads in secret." : "no call path leads to them.")}"),
            Supports: false,
            [.. reads.SelectMany(static p => p.Evidence)]);
    }

    private static AllegationStep AtStart(List<Practice> practices)
    {
        var early = practices.Where(static p => p.Action == PracticeAction.Accesses && p.Triggers.Any(static t => t is Trigger.ApplicationStart or Trigger.FirstScreen)).ToList();
        return Step(
            new("应用或首屏启动时（用户操作之前）是否有路径到达读取之处", "Whether a path leads to the reading from the start of the app or its first screen, before the person does anything"),
            early);
    }

    private static AllegationStep InBackground(List<Practice> practices, AuditFacts facts)
    {
        var names = practices.Select(p => facts.NameOfDataType(p.DataType).En).ToHashSet(StringComparer.Ordinal);
        var background = facts.Observation.Conduct
            .Where(c => c.Kind == ConductKind.BackgroundCollection && c.Detail.En.Split(", ").Any(names.Contains))
            .ToList();
        return new(
            new("是否有路径从服务或广播接收器（没有界面）到达读取之处", "Whether a path leads to the reading from a service or receiver, without a screen"),
            background.Count == 0 ? new("没有。", "None does.") : new("有，见证据。", "One does; see the evidence."),
            background.Count > 0,
            [.. background.SelectMany(static c => c.Evidence)]);
    }

    private static AllegationStep Sent(List<Practice> practices, AuditFacts facts)
    {
        var what = new LocalizedText("该信息是否被发送", "Whether this data is sent");
        if (!facts.Observation.Practices.Any(static p => p.Action == PracticeAction.Sends) && facts.Observation.Recipients.IsEmpty)
        {
            return new(what, new("本次没有得到数据流或流量，未作检查。", "Neither a flow of data nor traffic was at hand; this was not tried."), Supports: false, []);
        }

        return Step(what, [.. practices.Where(static p => p.Action == PracticeAction.Sends)]);
    }

    private static AllegationStep Step(LocalizedText tried, List<Practice> found) => new(
        tried,
        found.Count == 0 ? new("没有。", "No.") : new("有，见证据。", "Yes; see the evidence."),
        found.Count > 0,
        [.. found.SelectMany(static p => p.Evidence)]);
}
