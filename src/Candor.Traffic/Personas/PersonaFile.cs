using System.Collections.Immutable;
using System.Text.Json;
using Candor.Knowledge;

namespace Candor.Traffic;

/// <summary>
/// Reads and writes a persona as JSON: an object with <c>name</c>, <c>isReal</c> (true where left out), <c>values</c> (data type → text or list of texts)
/// and <c>location</c> (<c>latitude</c>, <c>longitude</c>).
/// </summary>
public static class PersonaFile
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const int MaxSize = 1 << 20;

    private const int MostValues = 256;
    private const int LongestValue = 1_024;

    /// <summary>Reads a persona.</summary>
    /// <param name="utf8Json">The file.</param>
    /// <param name="dataTypes">The ontology: a data type that it does not have is a mistake.</param>
    /// <exception cref="BadPersonaException">It is no JSON, or not of this form.</exception>
    public static Persona Read(ReadOnlyMemory<byte> utf8Json, DataTypeOntology dataTypes)
    {
        ArgumentNullException.ThrowIfNull(dataTypes);
        if (utf8Json.Length > MaxSize)
        {
            throw new BadPersonaException($"The persona has more than {MaxSize >> 10} KiB.");
        }

        if (utf8Json.Span.StartsWith("\uFEFF"u8))
        {
            utf8Json = utf8Json[3..];
        }

        try
        {
            using var document = JsonDocument.Parse(utf8Json, new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 8 });
            return Read(document.RootElement, dataTypes);
        }
        catch (JsonException e)
        {
            throw new BadPersonaException($"The persona is no JSON: {e.Message}", e);
        }
    }

    /// <summary>Writes a persona as it is read.</summary>
    public static byte[] Write(Persona persona)
    {
        ArgumentNullException.ThrowIfNull(persona);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new() { Indented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteString("name", persona.Name);
            writer.WriteBoolean("isReal", persona.IsReal);
            writer.WriteStartObject("values");
            foreach (var group in persona.Values.GroupBy(static v => v.DataType))
            {
                writer.WriteStartArray(group.Key);
                foreach (var value in group)
                {
                    writer.WriteStringValue(value.Value);
                }

                writer.WriteEndArray();
            }

            writer.WriteEndObject();
            if (persona.Location is { } place)
            {
                writer.WriteStartObject("location");
                writer.WriteNumber("latitude", place.Latitude);
                writer.WriteNumber("longitude", place.Longitude);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private static Persona Read(JsonElement root, DataTypeOntology dataTypes)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new BadPersonaException("The persona is no JSON object.");
        }

        var name = "persona";
        var isReal = true;
        GeoPoint? location = null;
        var values = new List<PersonaValue>();
        foreach (var property in root.EnumerateObject())
        {
            switch (property.Name)
            {
                case "name" when property.Value.ValueKind == JsonValueKind.String:
                    name = property.Value.GetString()!;
                    break;
                case "isReal" when property.Value.ValueKind is JsonValueKind.True or JsonValueKind.False:
                    isReal = property.Value.GetBoolean();
                    break;
                case "values" when property.Value.ValueKind == JsonValueKind.Object:
                    foreach (var entry in property.Value.EnumerateObject())
                    {
                        Values(entry, dataTypes, values);
                    }

                    break;
                case "location" when property.Value.ValueKind == JsonValueKind.Object:
                    location = new(Degrees(property.Value, "latitude", 90), Degrees(property.Value, "longitude", 180));
                    break;
                default:
                    throw new BadPersonaException($"The persona has '{property.Name}', which is not of its form; it takes name, isReal, values and location.");
            }
        }

        return values.Count is > 0 and <= MostValues
            ? new(name, isReal, [.. values.Distinct()], location)
            : throw new BadPersonaException(values.Count == 0 ? "The persona has no values." : $"The persona has more than {MostValues} values.");
    }

    private static void Values(JsonProperty entry, DataTypeOntology dataTypes, List<PersonaValue> values)
    {
        if (dataTypes.Find(entry.Name) is null)
        {
            throw new BadPersonaException($"'{entry.Name}' is no data type; use one of the ontology, such as email, phone-number, id-card-number, name, imei, oaid.");
        }

        ImmutableArray<JsonElement> texts = entry.Value.ValueKind == JsonValueKind.Array ? [.. entry.Value.EnumerateArray()] : [entry.Value];
        foreach (var text in texts)
        {
            if (text.ValueKind != JsonValueKind.String || string.IsNullOrWhiteSpace(text.GetString()) || text.GetString()!.Length > LongestValue)
            {
                throw new BadPersonaException($"A value of '{entry.Name}' is no text of 1 to {LongestValue} characters.");
            }

            values.Add(new(entry.Name, text.GetString()!.Trim()));
        }
    }

    private static double Degrees(JsonElement location, string name, double most) =>
        location.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var degrees) && Math.Abs(degrees) <= most
            ? degrees
            : throw new BadPersonaException($"location.{name} is no number from -{most} to {most}.");
}
