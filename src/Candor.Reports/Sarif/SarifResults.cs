using System.Text.Json;
using Candor.Differences;
using Candor.Waivers;

namespace Candor.Reports.Sarif;

/// <summary>Writes the results of a run.</summary>
internal sealed class SarifResults(Utf8JsonWriter json, Audit audit, SarifOptions options, SarifRules rules, SarifLaws laws, SarifPlaces places)
{
    /// <summary>How many places of one result are written.</summary>
    private const int MostPlaces = 100;

    /// <summary>How many call paths of one result are written.</summary>
    private const int MostFlows = 10;

    private readonly Dictionary<string, FindingChange> _changes = (options.Difference?.Findings ?? []).ToDictionary(static f => f.Id, StringComparer.Ordinal);
    private readonly Dictionary<string, Waiver> _waivers = (options.Waivers?.Applied ?? []).ToDictionary(static a => a.Finding, static a => a.Waiver, StringComparer.Ordinal);

    public void Write()
    {
        foreach (var finding in audit.Findings.Where(static f => f.Verdict != Verdict.NotAnalysed))
        {
            Write(finding, _changes.GetValueOrDefault(finding.Id)?.Standing, null);
        }

        foreach (var change in (options.Difference?.Findings ?? []).Where(static c => c.After is null))
        {
            Write(change.Before!, change.Standing, change.Why);
        }
    }

    private void Write(Finding finding, Standing? standing, LocalizedText? why)
    {
        var isHere = why is null;
        var language = options.Language;
        json.WriteStartObject();
        SarifText.Write(json, "ruleId", finding.Kind);
        json.WriteNumber("ruleIndex", rules.IndexOf(finding.Kind));
        SarifText.Write(json, "kind", standing == Standing.NotLookedFor ? "open" : Kind(finding.Verdict));
        SarifText.Write(json, "level", standing != Standing.NotLookedFor && finding.Verdict == Verdict.Violation ? SarifRules.Level(finding.Severity) : "none");
        SarifText.WriteMessage(json, "message", Message(finding, why, language));
        json.WriteStartArray("locations");
        var evidence = isHere ? finding.Evidence.Select(places.Find).OfType<Evidence>().Take(MostPlaces).ToList() : [];
        if (evidence.Count > 0)
        {
            places.Write(evidence[0]);
        }
        else if (finding.Verdict != Verdict.Pass)
        {
            places.WriteSubject();
        }

        json.WriteEndArray();
        if (evidence.Count > 1)
        {
            json.WriteStartArray("relatedLocations");
            foreach (var further in evidence.Skip(1))
            {
                places.Write(further);
            }

            json.WriteEndArray();
        }

        var paths = evidence.Select(static e => e.Locator).OfType<CallPathLocator>().Where(static p => p.Steps.Length > 1).Take(MostFlows).ToList();
        if (paths.Count > 0)
        {
            json.WriteStartArray("codeFlows");
            paths.ForEach(places.WriteFlow);
            json.WriteEndArray();
        }

        laws.WriteTaxa(json, finding);
        json.WriteStartObject("partialFingerprints");
        SarifText.Write(json, "candorFinding/v1", finding.Id);
        json.WriteEndObject();
        if (options.Difference is not null)
        {
            SarifText.Write(json, "baselineState", standing switch
            {
                Standing.New => "new",
                Standing.Worse => "updated",
                Standing.Fixed => "absent",
                _ => "unchanged",
            });
        }

        WriteSuppressions(finding);
        WriteProperties(finding, standing, language);
        json.WriteEndObject();
    }

    private static string Kind(Verdict verdict) => verdict switch
    {
        Verdict.Violation => "fail",
        Verdict.Suspected => "review",
        _ => "pass",
    };

    private static string Message(Finding finding, LocalizedText? why, Language language)
    {
        if (why is not null)
        {
            return $"{finding.Title.In(language)}{(language == Language.Zh ? "。" : ". ")}{why.In(language)}";
        }

        return finding.Verdict switch
        {
            Verdict.Suspected => language == Language.Zh
                ? $"疑似，须由人核实：{finding.Title.Zh}。{finding.Explanation.Zh}怎么改：{finding.Remedy.Zh}"
                : $"Suspected, for a person to verify: {finding.Title.En}. {finding.Explanation.En} How to mend it: {finding.Remedy.En}",
            Verdict.Violation => language == Language.Zh
                ? $"{finding.Title.Zh}。{finding.Explanation.Zh}怎么改：{finding.Remedy.Zh}"
                : $"{finding.Title.En}. {finding.Explanation.En} How to mend it: {finding.Remedy.En}",
            _ => finding.Explanation.In(language),
        };
    }

    /// <summary>Where one result has suppressions all have: an empty list says that none holds.</summary>
    private void WriteSuppressions(Finding finding)
    {
        if (options.Waivers is null)
        {
            return;
        }

        json.WriteStartArray("suppressions");
        if (_waivers.TryGetValue(finding.Id, out var waiver))
        {
            json.WriteStartObject();
            SarifText.Write(json, "kind", "external");
            SarifText.Write(json, "status", "accepted");
            SarifText.Write(json, "justification", SarifText.Clean(waiver.Reason));
            json.WriteStartObject("properties");
            SarifText.Write(json, "owner", SarifText.Clean(waiver.Owner));
            SarifText.Write(json, "expires", waiver.Expires);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteProperties(Finding finding, Standing? standing, Language language)
    {
        json.WriteStartObject("properties");
        SarifText.Write(json, "finding", finding.Id);
        SarifText.Write(json, "verdict", KebabEnum.Format(finding.Verdict));
        SarifText.Write(json, "certainty", KebabEnum.Format(finding.Certainty));
        SarifText.Write(json, "severity", KebabEnum.Format(finding.Severity));
        SarifText.Write(json, "remedy", SarifText.Clean(finding.Remedy.In(language)));
        if (standing is { } how)
        {
            SarifText.Write(json, "standing", KebabEnum.Format(how));
        }

        json.WriteEndObject();
    }
}
