using System.Text.Json;
using Candor.Waivers;

namespace Candor.Reports.Sarif;

/// <summary>Writes the run of the tool: the command, and as notifications what was not analysed, allegations with their outcome, and waivers that cover nothing.</summary>
internal sealed class SarifInvocation(Utf8JsonWriter json, Audit audit, SarifOptions options, SarifPlaces places)
{
    private bool IsZh => options.Language == Language.Zh;

    public void Write()
    {
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful", true);
        SarifText.Write(json, "commandLine", SarifText.Clean(audit.Run.Command));
        if (DateTimeOffset.TryParse(audit.Run.StartedAt, System.Globalization.CultureInfo.InvariantCulture, out var started))
        {
            SarifText.Write(json, "startTimeUtc", started.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture));
        }

        json.WriteStartArray("toolExecutionNotifications");
        foreach (var gap in audit.NotAnalysed)
        {
            Notify(
                "not-analysed/" + KebabEnum.Format(gap.Area),
                gap.Area == NotAnalysedArea.Law ? "note" : "warning",
                IsZh ? $"未分析：{gap.What.Zh}。{gap.Why.Zh}" : $"Not analysed: {gap.What.En}. {gap.Why.En}",
                gap);
        }

        foreach (var allegation in audit.Allegations)
        {
            Notify(
                "allegation/" + KebabEnum.Format(allegation.Outcome),
                "note",
                IsZh ? $"指称“{allegation.DataType}”被暗中收集：{allegation.Reason.Zh}" : $"Alleged to be collected in secret: {allegation.DataType}. {allegation.Reason.En}",
                null);
        }

        foreach (var waiver in options.Waivers?.Expired ?? [])
        {
            Notify("waiver/expired", "warning", IsZh ? $"豁免已于 {waiver.Expires} 到期：{waiver.Target}" : $"A waiver expired on {waiver.Expires}: {waiver.Target}", null);
        }

        foreach (var waiver in options.Waivers?.Unmatched ?? [])
        {
            Notify("waiver/unmatched", "warning", IsZh ? $"豁免没有对应的发现：{waiver.Target}" : $"A waiver covers no finding: {waiver.Target}", null);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private void Notify(string id, string level, string text, NotAnalysed? gap)
    {
        json.WriteStartObject();
        json.WriteStartObject("descriptor");
        SarifText.Write(json, "id", id);
        json.WriteEndObject();
        SarifText.Write(json, "level", level);
        SarifText.WriteMessage(json, "message", text);
        if (gap is not null)
        {
            var evidence = gap.Evidence.Select(places.Find).OfType<Evidence>().Take(10).ToList();
            if (evidence.Count > 0)
            {
                json.WriteStartArray("locations");
                evidence.ForEach(places.Write);
                json.WriteEndArray();
            }

            json.WriteStartObject("properties");
            SarifText.Write(json, "notAnalysed", gap.Id);
            json.WriteStartArray("detectors");
            foreach (var detector in gap.Detectors)
            {
                json.WriteStringValue(SarifText.Clean(detector));
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
