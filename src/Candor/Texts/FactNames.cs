namespace Candor;

/// <summary>How people call verdicts, severities and certainties: the same words in reports, papers and the server.</summary>
public static class FactNames
{
    /// <summary>The name of a verdict.</summary>
    public static LocalizedText Of(Verdict value) => value switch
    {
        Verdict.Violation => new("违规", "violation"),
        Verdict.Suspected => new("疑似", "suspected"),
        Verdict.Pass => new("未见问题", "looked for, not found"),
        _ => new("未检测", "not tested"),
    };

    /// <summary>The name of a severity.</summary>
    public static LocalizedText Of(Severity value) => value switch
    {
        Severity.Critical => new("严重", "critical"),
        Severity.High => new("高", "high"),
        Severity.Medium => new("中", "medium"),
        Severity.Low => new("低", "low"),
        _ => new("提示", "info"),
    };

    /// <summary>The name of a certainty.</summary>
    public static LocalizedText Of(Certainty value) => value switch
    {
        Certainty.Observed => new("实际观察到", "observed"),
        Certainty.Flows => new("数据流可达", "flows"),
        Certainty.Reachable => new("调用可达", "reachable"),
        Certainty.Present => new("代码存在", "present"),
        _ => new("仅声明", "declared"),
    };
}
