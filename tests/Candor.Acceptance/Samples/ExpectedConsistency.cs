namespace Candor.Acceptance.Samples;

/// <summary>How the practices of a data type and party must agree with the policy.</summary>
internal sealed record ExpectedConsistency(string DataType, string Party, string Verdict)
{
    public bool IsIn(Audit audit)
    {
        var practices = audit.Practices
            .Where(p => p.DataType == DataType && p.Party == Party)
            .Select(static p => p.Id)
            .ToHashSet(StringComparer.Ordinal);
        var verdicts = audit.Consistency.Where(c => practices.Contains(c.Practice)).Select(static c => KebabEnum.Format(c.Verdict)).ToList();
        return verdicts.Count > 0 && verdicts.TrueForAll(v => v == Verdict);
    }
}
