using System.Globalization;
using System.Text.Json;

namespace Candor.Reports.Sarif;

/// <summary>Writes the places that evidence points to: an instruction of a method, a line of the manifest, a span of a policy, an address.</summary>
internal sealed class SarifPlaces
{
    /// <summary>Bytes in one code unit of Dalvik code, in which offsets are counted.</summary>
    private const int CodeUnit = 2;

    private readonly Utf8JsonWriter _json;
    private readonly SarifArtifacts _artifacts;
    private readonly Language _language;
    private readonly Dictionary<string, Evidence> _evidence = new(StringComparer.Ordinal);

    public SarifPlaces(Utf8JsonWriter json, Audit audit, SarifArtifacts artifacts, Language language)
    {
        _json = json;
        _artifacts = artifacts;
        _language = language;
        foreach (var evidence in audit.Evidence)
        {
            _evidence.TryAdd(evidence.Id, evidence);
        }
    }

    /// <summary>The evidence of an id; null where the audit does not have it.</summary>
    public Evidence? Find(string id) => _evidence.GetValueOrDefault(id);

    /// <summary>A location that is the subject as a whole.</summary>
    public void WriteSubject()
    {
        _json.WriteStartObject();
        _json.WriteStartObject("physicalLocation");
        WriteArtifact(_artifacts.Subject);
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    /// <summary>The location of a piece of evidence; of a call path, its last step.</summary>
    public void Write(Evidence evidence)
    {
        _json.WriteStartObject();
        switch (evidence.Locator)
        {
            case CallPathLocator { Steps: [.., var last] }:
                WriteInstruction(last.File, last.Method, last.Offset, last.Instruction);
                break;
            case CodeLocator code:
                WriteInstruction(code.File, code.Method, code.Offset, code.Instruction);
                break;
            case ManifestLocator manifest:
                WriteManifest(manifest);
                break;
            case ArchiveEntryLocator entry:
                WritePhysical(_artifacts.Entry(entry.Entry));
                Message(entry.Detail ?? entry.Entry);
                break;
            case TextLocator text:
                WriteText(evidence, text);
                break;
            case TrafficLocator traffic:
                WritePhysical(_artifacts.Address(traffic.Url));
                Message(string.Create(CultureInfo.InvariantCulture, $"#{traffic.Request} {traffic.Method} {traffic.Host}: {traffic.Part} {traffic.Name}").TrimEnd());
                break;
            case ElementLocator element:
                WritePhysical(_artifacts.Address(element.Url), element.Excerpt);
                WriteLogical(element.Selector, "element");
                Message(element.Measure.In(_language));
                break;
            case ScreenshotLocator picture:
                WritePhysical(_artifacts.Blob(evidence.Blob, ".png"));
                Message(picture.Caption.In(_language));
                break;
            case SearchLocator search:
                WritePhysical(_artifacts.Blob(evidence.Blob, ".txt"));
                Message(_language == Language.Zh ? $"全文检索无结果：{search.Sought.Zh}" : $"Searched whole and not found: {search.Sought.En}");
                break;
            default:
                WritePhysical(_artifacts.Subject);
                break;
        }

        _json.WriteStartObject("properties");
        SarifText.Write(_json, "evidence", evidence.Id);
        SarifText.Write(_json, "blobSha256", evidence.Blob);
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    /// <summary>The steps of a call path as a flow of code.</summary>
    public void WriteFlow(CallPathLocator path)
    {
        _json.WriteStartObject();
        _json.WriteStartArray("threadFlows");
        _json.WriteStartObject();
        _json.WriteStartArray("locations");
        foreach (var step in path.Steps)
        {
            _json.WriteStartObject();
            _json.WriteStartObject("location");
            WriteInstruction(step.File, step.Method, step.Offset, step.Instruction);
            _json.WriteEndObject();
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    private void WriteInstruction(string file, string method, int offset, string instruction)
    {
        _json.WriteStartObject("physicalLocation");
        WriteArtifact(_artifacts.Entry(file));
        _json.WriteStartObject("address");
        SarifText.Write(_json, "kind", "instruction");
        SarifText.Write(_json, "fullyQualifiedName", SarifText.Clean(string.Create(CultureInfo.InvariantCulture, $"{method}+0x{offset:x}")));
        _json.WriteNumber("offsetFromParent", (long)offset * CodeUnit);
        _json.WriteEndObject();
        _json.WriteEndObject();
        WriteLogical(method, "function");
        Message(instruction);
    }

    private void WriteManifest(ManifestLocator manifest)
    {
        _json.WriteStartObject("physicalLocation");
        WriteArtifact(_artifacts.Entry("AndroidManifest.xml"));
        if (manifest.Line > 0)
        {
            _json.WriteStartObject("region");
            _json.WriteNumber("startLine", manifest.Line);
            Snippet(manifest.Excerpt);
            _json.WriteEndObject();
        }

        _json.WriteEndObject();
        WriteLogical(manifest.Element, "element");
        Message(manifest.Excerpt);
    }

    private void WriteText(Evidence evidence, TextLocator text)
    {
        _json.WriteStartObject("physicalLocation");
        WriteArtifact(_artifacts.Blob(evidence.Blob, ".txt"));
        _json.WriteStartObject("region");
        _json.WriteNumber("charOffset", Math.Max(0, text.Start));
        _json.WriteNumber("charLength", Math.Max(0, text.Length));
        Snippet(text.Quote);
        _json.WriteEndObject();
        _json.WriteEndObject();
        if (!text.Heading.IsEmpty)
        {
            WriteLogical(string.Join(" / ", text.Heading), "declaration");
        }

        Message(text.Quote);
    }

    private void WritePhysical(int artifact, string? excerpt = null)
    {
        _json.WriteStartObject("physicalLocation");
        WriteArtifact(artifact);
        if (excerpt is { Length: > 0 })
        {
            _json.WriteStartObject("region");
            _json.WriteNumber("startLine", 1);
            Snippet(excerpt);
            _json.WriteEndObject();
        }

        _json.WriteEndObject();
    }

    private void WriteLogical(string name, string kind)
    {
        if (name.Length == 0)
        {
            return;
        }

        _json.WriteStartArray("logicalLocations");
        _json.WriteStartObject();
        SarifText.Write(_json, "fullyQualifiedName", SarifText.Clean(name));
        SarifText.Write(_json, "kind", kind);
        _json.WriteEndObject();
        _json.WriteEndArray();
    }

    private void WriteArtifact(int index)
    {
        _json.WriteStartObject("artifactLocation");
        _json.WriteString("uri", _artifacts.UriOf(index));
        _json.WriteNumber("index", index);
        _json.WriteEndObject();
    }

    private void Snippet(string text)
    {
        _json.WriteStartObject("snippet");
        SarifText.Write(_json, "text", SarifText.Clean(text));
        _json.WriteEndObject();
    }

    private void Message(string text)
    {
        if (text.Length > 0)
        {
            SarifText.WriteMessage(_json, "message", text);
        }
    }
}
