namespace Candor.Acceptance.Samples;

/// <summary>A disclosure that must be read.</summary>
internal sealed record ExpectedDisclosure(string DataType, string Polarity, string Party)
{
    public bool IsIn(Audit audit) => audit.Disclosures.Any(d => d.DataType == DataType && KebabEnum.Format(d.Polarity) == Polarity && d.Party == Party);
}
