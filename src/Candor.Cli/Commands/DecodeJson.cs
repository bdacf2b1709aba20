using System.Text.Encodings.Web;
using System.Text.Json;
using Candor.Traffic;

namespace Candor.Cli.Commands;

/// <summary>Writes what <c>decode</c> found as JSON lines.</summary>
internal static class DecodeJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Stream output, CaptureObservation observed)
    {
        foreach (var sighting in observed.Analysis.Sightings)
        {
            Line(output, writer => Sighting(writer, sighting));
        }

        foreach (var recipient in observed.Analysis.Recipients)
        {
            Line(output, writer => Recipient(writer, recipient));
        }

        foreach (var gap in observed.Observation.NotAnalysed)
        {
            Line(output, writer =>
            {
                writer.WriteString("kind", "not-analysed");
                Text(writer, "what", gap.What);
                Text(writer, "why", gap.Why);
            });
        }
    }

    private static void Sighting(Utf8JsonWriter writer, Sighting sighting)
    {
        var locator = sighting.Locator;
        writer.WriteString("kind", "sighting");
        writer.WriteString("dataType", sighting.DataType);
        writer.WriteString("basis", KebabEnum.Format(sighting.Basis));
        writer.WriteString("host", sighting.Host);
        writer.WriteString("party", sighting.Party);
        writer.WriteString("stage", KebabEnum.Format(sighting.Stage));
        writer.WriteNumber("request", locator.Request);
        writer.WriteString("method", locator.Method);
        writer.WriteString("url", locator.Url);
        writer.WriteString("part", locator.Part);
        writer.WriteString("name", locator.Name);
        if (locator.Frame is { } frame)
        {
            writer.WriteNumber("frame", frame);
        }

        writer.WriteStartArray("chain");
        foreach (var step in locator.Chain)
        {
            writer.WriteStringValue(step);
        }

        writer.WriteEndArray();
        writer.WriteNumber("offset", locator.Offset);
        writer.WriteNumber("length", locator.Length);
        writer.WriteString("excerpt", locator.Excerpt);
        writer.WriteNumber("milliseconds", locator.Milliseconds);
    }

    private static void Recipient(Utf8JsonWriter writer, Recipient recipient)
    {
        writer.WriteString("kind", "recipient");
        writer.WriteString("host", recipient.Host);
        writer.WriteString("domain", recipient.Domain);
        writer.WriteString("party", recipient.Party);
        writer.WriteString("relation", KebabEnum.Format(recipient.Relation));
        writer.WriteNumber("requests", recipient.Requests);
        writer.WriteStartArray("behaviours");
        foreach (var behaviour in recipient.Behaviours)
        {
            writer.WriteStartObject();
            writer.WriteString("kind", KebabEnum.Format(behaviour.Kind));
            Text(writer, "detail", behaviour.Detail);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Text(Utf8JsonWriter writer, string name, LocalizedText text)
    {
        writer.WriteStartObject(name);
        writer.WriteString("zh", text.Zh);
        writer.WriteString("en", text.En);
        writer.WriteEndObject();
    }

    private static void Line(Stream output, Action<Utf8JsonWriter> write)
    {
        using (var writer = new Utf8JsonWriter(output, Options))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }
}
