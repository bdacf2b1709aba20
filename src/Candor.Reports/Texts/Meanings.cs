namespace Candor.Reports;

/// <summary>What the terms of a report mean, for its legend.</summary>
internal static class Meanings
{
    public static LocalizedText Of(Verdict value) => value switch
    {
        Verdict.Violation => new("事实已经证实，且有当日有效的规定禁止或要求。", "The fact is established and a rule in force that day speaks against it."),
        Verdict.Suspected => new("事实有可能成立，或须由人判断。", "The fact is likely, or a person has to judge it."),
        Verdict.Pass => new("已查看此项事实，未见问题。", "This very fact was looked for and not found."),
        _ => new("未能检测；不视为没有问题。", "Could not be looked at; never taken for clean."),
    };

    public static LocalizedText Of(Certainty value) => value switch
    {
        Certainty.Observed => new("实际运行并被记录，或已读到证明它的文件。", "It ran and was captured, or the document that shows it was read."),
        Certainty.Flows => new("存在从数据源到外传点的数据流路径。", "A data-flow path leads from the source to a sink."),
        Certainty.Reachable => new("存在从系统入口到该代码的调用路径；能够执行，不等于已经执行。", "A call path leads there from an entry point: it can run, which is not to say that it did."),
        Certainty.Present => new("安装包内有这段代码；是否会执行不详。", "The code is in the file; whether it ever runs is not known."),
        _ => new("仅清单中有声明。", "Only the manifest says so."),
    };

    public static LocalizedText Of(ConsistencyVerdict value) => value switch
    {
        ConsistencyVerdict.Clear => new("政策写明了该类信息和该主体。", "The policy names this data type and this party."),
        ConsistencyVerdict.Vague => new("政策只以更宽泛的用语涵盖。", "The policy covers it only by a broader term."),
        ConsistencyVerdict.Ambiguous => new("政策一处说收集，另一处说不收集。", "The policy says both that it is done and that it is not."),
        ConsistencyVerdict.Incorrect => new("政策称不收集，而代码显示相反。", "The policy says that it is not done; the code shows otherwise."),
        _ => new("政策没有提及。", "The policy does not say it."),
    };

    public static LocalizedText Of(Severity value) => value switch
    {
        Severity.Critical => new("未经有效同意即收集或提供，或者强迫同意。", "Collection or sharing without valid consent, or coercion."),
        Severity.High => new("告知缺失或不实，或者超出必要范围。", "Missing or false notice, or excess."),
        Severity.Medium => new("形式或易用性方面的义务。", "A formal or usability duty."),
        Severity.Low => new("轻微。", "Minor."),
        _ => new("背景信息。", "Context."),
    };

    /// <summary>What the state of a rule's verification means; null for a word that is not one of the three.</summary>
    public static LocalizedText? OfVerification(string verification) => verification switch
    {
        "verified" => new("要点已与官方文本或其可靠转载核对。", "The wording was checked against the official text or a reliable reprint."),
        "partial" => new("要点只部分与原文核对，引用前请查阅官方文本。", "The wording was checked in part only; read the official text before relying on it."),
        "memory" => new("要点未与原文核对，仅作线索，引用前必须查阅官方文本。", "The wording was not checked against the source; it is a lead only, and the official text must be read first."),
        _ => null,
    };
}
