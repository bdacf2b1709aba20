using System.Text.Json;

namespace Candor.Reports.Sarif;

/// <summary>The files and addresses that places lie in, each once, in the order in which they are first named. The inputs come first.</summary>
internal sealed class SarifArtifacts
{
    private readonly List<(string Uri, int Parent, string? Sha256, long? Size)> _artifacts = [];
    private readonly Dictionary<(string Uri, int Parent), int> _indices = [];
    private readonly Audit _audit;

    public SarifArtifacts(Audit audit)
    {
        _audit = audit;
        foreach (var input in audit.Inputs)
        {
            Add(Relative(input.FileName), -1, input.Sha256, input.Size);
        }

        Subject = audit.Inputs.IsEmpty ? Add(Relative(audit.Subject.Identifier), -1, audit.Subject.Sha256, audit.Subject.Size) : 0;
    }

    /// <summary>The subject itself.</summary>
    public int Subject { get; }

    /// <summary>An entry of the subject's archive.</summary>
    public int Entry(string name) => Add(Relative(name), Subject, null, null);

    /// <summary>A web address; an address that is none becomes a relative one.</summary>
    public int Address(string url) => Add(
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "ws" or "wss" ? uri.AbsoluteUri : Relative(url), -1, null, null);

    /// <summary>A blob of evidence: an input where it is one, else the file of that name beside the audit.</summary>
    public int Blob(string sha256, string extension)
    {
        var input = _audit.Inputs.Index().FirstOrDefault(i => i.Item.Sha256 == sha256, (-1, null!)).Index;
        return input >= 0 ? input : Add($"evidence/{Escape(sha256)}{extension}", -1, IsHash(sha256) ? sha256 : null, null);
    }

    /// <summary>The address of an artifact.</summary>
    public string UriOf(int index) => _artifacts[index].Uri;

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray("artifacts");
        foreach (var (uri, parent, sha256, size) in _artifacts)
        {
            json.WriteStartObject();
            json.WriteStartObject("location");
            json.WriteString("uri", uri);
            json.WriteEndObject();
            if (parent >= 0)
            {
                json.WriteNumber("parentIndex", parent);
            }

            if (size is { } length)
            {
                json.WriteNumber("length", length);
            }

            if (sha256 is not null)
            {
                json.WriteStartObject("hashes");
                SarifText.Write(json, "sha-256", sha256);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static bool IsHash(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);

    private static string Relative(string name) => Escape(name.Replace('\\', '/').TrimStart('/')) is { Length: > 0 } relative ? relative : "unnamed";

    /// <summary>A name as a path of a URI: every character that a path may not hold is escaped, and no part of it leads upwards.</summary>
    private static string Escape(string name)
    {
        var shown = SarifText.Clean(name);
        return string.Join('/', shown.Split('/').Select(static p => p is "." or ".." ? Uri.EscapeDataString("(" + p + ")") : Uri.EscapeDataString(p)));
    }

    private int Add(string uri, int parent, string? sha256, long? size)
    {
        if (!_indices.TryGetValue((uri, parent), out var index))
        {
            index = _artifacts.Count;
            _indices[(uri, parent)] = index;
            _artifacts.Add((uri, parent, sha256, size));
        }

        return index;
    }
}
