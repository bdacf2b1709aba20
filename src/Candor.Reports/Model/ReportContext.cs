using System.Collections.Immutable;
using Candor.Reports.Html;

namespace Candor.Reports.Model;

/// <summary>What the parts of one report share.</summary>
/// <param name="Audit">The audit.</param>
/// <param name="Language">The language that is shown first.</param>
/// <param name="Html">Where the report is written.</param>
/// <param name="Limits">How much is shown.</param>
/// <param name="Names">The names of ids.</param>
/// <param name="Matrix">What the subject does against what it says.</param>
/// <param name="Issues">Violations and suspected findings, gravest first, at most <see cref="HtmlReportLimits.Rows"/> of each severity.</param>
/// <param name="Plan">Which evidence is shown where.</param>
/// <param name="Numbers">The numbers of the issues, from 1, by the id of the finding.</param>
/// <param name="IssuesOfPractice">The issues that rest on a practice, by its id.</param>
/// <param name="Practices">The practices, by id.</param>
/// <param name="Disclosures">The disclosures, by id.</param>
internal sealed record ReportContext(
    Audit Audit,
    Language Language,
    HtmlWriter Html,
    HtmlReportLimits Limits,
    Names Names,
    Matrix Matrix,
    ImmutableArray<Finding> Issues,
    EvidencePlan Plan,
    IReadOnlyDictionary<string, int> Numbers,
    ILookup<string, Finding> IssuesOfPractice,
    IReadOnlyDictionary<string, Practice> Practices,
    IReadOnlyDictionary<string, Disclosure> Disclosures)
{
    /// <summary>The pictures that can be shown, by their hash.</summary>
    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Pictures { get; init; } = System.Collections.Frozen.FrozenDictionary<string, ReadOnlyMemory<byte>>.Empty;

    /// <summary>The texts of the policies with their passages, by their SHA-256.</summary>
    public IReadOnlyDictionary<string, PolicyMarks> Marks { get; init; } = ImmutableDictionary<string, PolicyMarks>.Empty;

    /// <summary>The marked text of a policy; null where it is not shown.</summary>
    public PolicyMarks? MarksOf(string textSha256) => Marks.GetValueOrDefault(textSha256);

    public static ReportContext Create(Audit audit, Language language, HtmlWriter html, HtmlReportLimits limits, IReadOnlyDictionary<string, string>? policyTexts = null)
    {
        var names = new Names(audit.Glossary);
        var matrix = Matrix.Of(audit, names);
        ImmutableArray<Finding> issues = [.. audit.Findings
            .Where(static f => f.Verdict is Verdict.Violation or Verdict.Suspected)
            .DistinctBy(static f => f.Id)
            .OrderByDescending(static f => f.Severity)
            .ThenBy(static f => f.Verdict)
            .GroupBy(static f => f.Severity)
            .SelectMany(group => group.Take(limits.Rows))];
        var practices = audit.Practices.DistinctBy(static p => p.Id).ToDictionary(static p => p.Id, StringComparer.Ordinal);
        var disclosures = audit.Disclosures.DistinctBy(static d => d.Id).ToDictionary(static d => d.Id, StringComparer.Ordinal);
        var linked = Linked(audit, matrix, disclosures, limits);
        return new(
            audit,
            language,
            html,
            limits,
            names,
            matrix,
            issues,
            EvidencePlan.Of(audit.Evidence, issues, linked, limits),
            issues.Select(static (finding, index) => (finding.Id, Number: index + 1)).ToDictionary(static p => p.Id, static p => p.Number, StringComparer.Ordinal),
            issues.SelectMany(static f => f.Practices.Select(practice => (practice, f))).ToLookup(static p => p.practice, static p => p.f, StringComparer.Ordinal),
            practices,
            disclosures)
        {
            Marks = audit.Policies
                .Where(p => policyTexts?.ContainsKey(p.TextSha256) == true)
                .DistinctBy(static p => p.TextSha256)
                .ToDictionary(static p => p.TextSha256, p => PolicyMarks.Of(p, policyTexts![p.TextSha256], audit, limits.PolicyText), StringComparer.Ordinal),
        };
    }

    /// <summary>Findings of one verdict.</summary>
    public int Count(Verdict verdict) => Audit.Findings.Count(f => f.Verdict == verdict);

    /// <summary>The language of the policy with this text; that of the report where no policy has it.</summary>
    public Language LanguageOf(string textSha256) => Audit.Policies.FirstOrDefault(p => p.TextSha256 == textSha256)?.Language ?? Language;

    /// <summary>The length of the policy with this text, in UTF-16 code units; 0 where no policy has it.</summary>
    public int CharactersOf(string textSha256) => Audit.Policies.FirstOrDefault(p => p.TextSha256 == textSha256)?.Characters ?? 0;

    /// <summary>The place of a finding in the page.</summary>
    public static Anchor PlaceOf(Finding finding) => Anchor.Of("finding", finding.Id);

    /// <summary>What the tables point to, in the order in which they stand in the report.</summary>
    private static IEnumerable<IEnumerable<string>> Linked(Audit audit, Matrix matrix, Dictionary<string, Disclosure> disclosures, HtmlReportLimits limits)
    {
        foreach (var row in matrix.Rows.Take(limits.Rows))
        {
            foreach (var statement in row.Statements.Take(limits.EntriesPerRow))
            {
                yield return statement.Disclosures.Where(disclosures.ContainsKey).Select(id => disclosures[id].Quote);
            }
        }

        if (audit.Page is { } page)
        {
            foreach (var control in page.Controls)
            {
                yield return control.Evidence;
            }

            if (page.Dialog is { } dialog)
            {
                yield return dialog.Evidence;
            }

            foreach (var visit in page.Visits)
            {
                yield return visit.Evidence;
                foreach (var recipient in visit.Recipients.Where(static r => r.Party != PartyIds.First).Take(limits.Rows))
                {
                    yield return recipient.Evidence;
                }
            }

            foreach (var script in page.Scripts)
            {
                yield return script.Evidence;
            }

            if (page.PolicyLink is { } link)
            {
                yield return link.Evidence;
            }
        }

        foreach (var policy in audit.Policies)
        {
            foreach (var content in policy.Contents.Take(limits.Rows))
            {
                yield return [content.Evidence];
            }

            foreach (var row in policy.ThirdParties.Take(limits.Rows))
            {
                yield return [row.Quote];
            }
        }

        foreach (var sdk in audit.Sdks.Take(limits.Rows))
        {
            yield return sdk.Evidence;
        }

        foreach (var row in TimelineRow.Of(audit).Take(limits.Rows))
        {
            yield return row.Evidence;
        }

        foreach (var behaviour in audit.Recipients.SelectMany(static r => r.Behaviours).Take(limits.Rows))
        {
            yield return behaviour.Evidence;
        }

        foreach (var fact in audit.Conduct.Take(limits.Rows))
        {
            yield return fact.Evidence;
        }

        foreach (var step in audit.Allegations.Take(limits.Rows).SelectMany(static a => a.Tried))
        {
            yield return step.Evidence;
        }

        foreach (var gap in audit.NotAnalysed.Take(limits.Rows))
        {
            yield return gap.Evidence;
        }

        foreach (var finding in audit.Findings.Where(static f => f.Verdict is Verdict.Pass or Verdict.NotAnalysed).Take(limits.Rows))
        {
            yield return finding.Evidence;
        }

        foreach (var row in matrix.Rows.Take(limits.Rows))
        {
            foreach (var practice in row.Practices.Take(limits.EntriesPerRow))
            {
                yield return [.. practice.Evidence, .. practice.Basis?.Evidence ?? []];
            }
        }

        foreach (var permission in audit.Permissions.Take(limits.Rows))
        {
            yield return permission.Evidence;
        }
    }
}
