using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Candor.Differences;

namespace Candor.Reports.Sarif;

/// <summary>
/// Writes an audit as SARIF 2.1.0 (OASIS, 27 March 2020). A violation is a result of kind <c>fail</c>; a suspicion is of kind
/// <c>review</c>, since a person has to decide; what was looked for and not found is of kind <c>pass</c>; what was not analysed is a
/// notification of the run. The fingerprint of a result is the id of its finding, which neither versions nor offsets change.
/// </summary>
public static class SarifReport
{
    /// <summary>The schema that the file names.</summary>
    public const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        // Readable Chinese in the file.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 64,
    };

    /// <summary>The audit as UTF-8, ended by a line feed.</summary>
    public static byte[] Write(Audit audit, SarifOptions options)
    {
        ArgumentNullException.ThrowIfNull(audit);
        ArgumentNullException.ThrowIfNull(options);
        var buffer = new ArrayBufferWriter<byte>(1 << 16);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            SarifText.Write(json, "$schema", Schema);
            SarifText.Write(json, "version", "2.1.0");
            json.WriteStartArray("runs");
            WriteRun(json, audit, options);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteRun(Utf8JsonWriter json, Audit audit, SarifOptions options)
    {
        var rules = SarifRules.Of(audit, options);
        var laws = SarifLaws.Of(audit);
        var artifacts = new SarifArtifacts(audit);
        var places = new SarifPlaces(json, audit, artifacts, options.Language);
        json.WriteStartObject();
        json.WriteStartObject("tool");
        rules.WriteDriver(json, audit, laws);
        json.WriteEndObject();
        rules.WriteTranslations(json);
        SarifText.Write(json, "language", options.Language == Language.Zh ? "zh-CN" : "en-US");
        SarifText.Write(json, "columnKind", "utf16CodeUnits");
        json.WriteStartObject("automationDetails");
        SarifText.Write(json, "id", $"candor/{KebabEnum.Format(audit.Subject.Kind)}/{SarifText.Clean(audit.Subject.Identifier)}/");
        json.WriteEndObject();
        new SarifInvocation(json, audit, options, places).Write();
        laws.Write(json);
        json.WriteStartArray("results");
        new SarifResults(json, audit, options, rules, laws, places).Write();
        json.WriteEndArray();
        artifacts.Write(json);
        json.WriteStartObject("properties");
        SarifText.Write(json, "candorSchemaVersion", audit.SchemaVersion);
        SarifText.Write(json, "knowledge", audit.Tool.Knowledge);
        SarifText.Write(json, "date", audit.Options.Date);
        SarifText.Write(json, "packs", string.Join(',', audit.Options.Packs));
        SarifText.Write(json, "subjectSha256", audit.Subject.Sha256);
        if (audit.Subject.VersionName is { } version)
        {
            SarifText.Write(json, "subjectVersion", SarifText.Clean(version));
        }

        if (options.Waivers is { } waivers)
        {
            json.WriteNumber("suppressed", waivers.Applied.Length);
        }

        if (options.Difference is { } difference)
        {
            json.WriteNumber("notLookedForAgain", difference.Count(Standing.NotLookedFor));
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}
