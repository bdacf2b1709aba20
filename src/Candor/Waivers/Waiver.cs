namespace Candor.Waivers;

/// <summary>Somebody's decision to live with a finding for a time. It hides nothing: what it covers is counted and shown.</summary>
/// <param name="Finding">The id of the finding that it covers; null where it covers a kind.</param>
/// <param name="Kind">The kind of finding that it covers; null where it covers one finding.</param>
/// <param name="Party">With a kind: the id of the party whose practices the finding must rest on; null for any.</param>
/// <param name="Owner">Who answers for it.</param>
/// <param name="Reason">Why.</param>
/// <param name="Expires">The last day on which it holds, as <c>yyyy-MM-dd</c>.</param>
/// <param name="Line">Its line in the file.</param>
public sealed record Waiver(string? Finding, string? Kind, string? Party, string Owner, string Reason, string Expires, int Line)
{
    /// <summary>What it covers, in words of the file.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string Target => Finding ?? (Party is null ? Kind! : $"{Kind} / {Party}");

    /// <summary>Whether it covers a finding of an audit, were it in force.</summary>
    public bool Covers(Finding finding, Audit audit)
    {
        ArgumentNullException.ThrowIfNull(finding);
        ArgumentNullException.ThrowIfNull(audit);
        return Finding is { } id
            ? finding.Id == id
            : finding.Kind == Kind && (Party is null || audit.Practices.Any(p => p.Party == Party && finding.Practices.Contains(p.Id)));
    }
}
