using System.Collections.Immutable;

namespace Candor.Particulars;

/// <summary>
/// What a paper needs and no audit knows: who issues it, to whom, until when. Nothing of it is invented: what is null stands in the paper
/// as a marked blank.
/// </summary>
public sealed record PaperParticulars
{
    /// <summary>Nothing known.</summary>
    public static PaperParticulars None { get; } = new();

    /// <summary>Who issues the paper: an authority, a consumer group, a company.</summary>
    public string? Issuer { get; init; }

    /// <summary>To whom it goes; null for the developer of the subject.</summary>
    public string? Recipient { get; init; }

    /// <summary>The paper's number, such as 2026年第3批（总第50批）.</summary>
    public string? Number { get; init; }

    /// <summary>The date that it bears.</summary>
    public string? Date { get; init; }

    /// <summary>The day until which is to be mended or answered: a date, since no number of days fits all notices.</summary>
    public string? Deadline { get; init; }

    /// <summary>Where an answer goes.</summary>
    public string? Contact { get; init; }

    /// <summary>In which time was tested.</summary>
    public string? TestPeriod { get; init; }

    /// <summary>Who tested.</summary>
    public string? Tester { get; init; }

    /// <summary>Who checked the test; another person than the tester.</summary>
    public string? Reviewer { get; init; }

    /// <summary>Who complains.</summary>
    public string? Complainant { get; init; }

    /// <summary>The authority to which is complained, or to which is reported.</summary>
    public string? Authority { get; init; }

    /// <summary>The controller of a record of processing, where it is not the developer.</summary>
    public string? Controller { get; init; }

    /// <summary>The controller's representative.</summary>
    public string? Representative { get; init; }

    /// <summary>The officer for data protection, or the person in charge of personal information.</summary>
    public string? DataProtectionOfficer { get; init; }

    /// <summary>The legal basis of the processing, where one holds for all of it.</summary>
    public string? LegalBasis { get; init; }

    /// <summary>How long data is kept, where one period holds for all of it.</summary>
    public string? Retention { get; init; }

    /// <summary>What is known of each subject.</summary>
    public ImmutableArray<SubjectParticulars> Subjects { get; init; } = [];

    /// <summary>What was done about findings.</summary>
    public ImmutableArray<Measure> Measures { get; init; } = [];

    /// <summary>What is known of a subject, by its package id, address or hash; null for nothing.</summary>
    public SubjectParticulars? Of(Subject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return Subjects.FirstOrDefault(s => s.Id == subject.Sha256) ?? Subjects.FirstOrDefault(s => s.Id == subject.Identifier);
    }

    /// <summary>What was done about a finding; null where nothing is known.</summary>
    public string? MeasureFor(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return (Measures.FirstOrDefault(m => m.Finding == finding.Id) ?? Measures.FirstOrDefault(m => m.Kind == finding.Kind))?.Text;
    }
}
