using System.Collections.Immutable;

namespace Candor.Cases;

/// <summary>An audit that belongs to a case, bound by the hash of its file.</summary>
/// <param name="Job">The id of the job that made it.</param>
/// <param name="Sha256">SHA-256 of <c>audit.json</c>, in lower-case hexadecimal.</param>
/// <param name="Subject">The version that was audited.</param>
/// <param name="Conditions">Under which conditions.</param>
/// <param name="Findings">Its open findings.</param>
/// <param name="NotAnalysed">How many things it says that it did not look at.</param>
public sealed record BoundAudit(string Job, string Sha256, SubjectVersion Subject, AuditConditions Conditions, ImmutableArray<CaseFinding> Findings, int NotAnalysed)
{
    /// <summary>Binds an audit.</summary>
    public static BoundAudit Of(Audit audit, string job, string sha256, string? source)
    {
        ArgumentNullException.ThrowIfNull(audit);
        return new(job, sha256, SubjectVersion.Of(audit.Subject, source), AuditConditions.Of(audit), CaseFinding.Of(audit), audit.NotAnalysed.Length);
    }
}
