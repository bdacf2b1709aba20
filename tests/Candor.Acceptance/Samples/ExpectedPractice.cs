namespace Candor.Acceptance.Samples;

/// <summary>A practice that must be found, at least at a certainty.</summary>
internal sealed record ExpectedPractice(string DataType, string Action, string Party, string Certainty, string? Trigger, string? Permission, string? Stage, string? Host)
{
    public bool IsIn(Audit audit) => audit.Practices.Any(p =>
        p.DataType == DataType
        && KebabEnum.Format(p.Action) == Action
        && p.Party == Party
        && (Permission is null || p.Permission == Permission)
        && KebabEnum.Format(p.Certainty) == Certainty
        && (Stage is null || KebabEnum.Format(p.Stage) == Stage)
        && (Host is null || audit.Evidence.Any(e => p.Evidence.Contains(e.Id) && e.Locator is DataFlowLocator { Hosts: [var host] } && host == Host))
        && (Trigger is null || p.Triggers.Any(t => KebabEnum.Format(t) == Trigger)));
}
