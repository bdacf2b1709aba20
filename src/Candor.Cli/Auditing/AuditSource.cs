using System.Text.Json;

namespace Candor.Cli.Auditing;

/// <summary>Reads an audit that was made before.</summary>
internal static class AuditSource
{
    /// <summary>The largest <c>audit.json</c> that is read, in bytes.</summary>
    private const long MostBytes = 1L << 30;

    /// <summary>Reads <c>audit.json</c>, or the one in a folder that an audit wrote.</summary>
    /// <exception cref="CommandException">It is not there, or is no audit.</exception>
    public static Audit Read(string path)
    {
        var file = Directory.Exists(path) ? Path.Combine(path, "audit.json") : path;
        if (!File.Exists(file))
        {
            throw CommandException.Usage(
                Directory.Exists(path)
                    ? $"'{path}' holds no audit.json; make one with 'candor audit … --format json --out DIR'."
                    : $"'{path}' is not there; give an audit.json, or the folder that an audit wrote.");
        }

        if (new FileInfo(file).Length is var length && length > MostBytes)
        {
            throw CommandException.NotAnalysed($"'{Path.GetFileName(file)}' has {length >> 20} MiB; an audit of more than {MostBytes >> 20} MiB is not read.");
        }

        try
        {
            var audit = AuditJson.Read(File.ReadAllBytes(file));
            return audit.SchemaVersion == Audit.CurrentSchemaVersion
                ? audit
                : throw CommandException.NotAnalysed($"'{path}' has the form {Printable(audit.SchemaVersion)}; this version reads {Audit.CurrentSchemaVersion}. Audit the subject again.");
        }
        catch (JsonException e)
        {
            throw CommandException.NotAnalysed($"'{path}' is no audit.json: {e.Message.ReplaceLineEndings(" ")}", e);
        }
    }

    private static string Printable(string text) => Terminal.TerminalText.Safe(text.Length > 20 ? text[..20] : text);
}
