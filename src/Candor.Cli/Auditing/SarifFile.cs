using Candor.Knowledge;
using Candor.Reports.Sarif;

namespace Candor.Cli.Auditing;

/// <summary>Writes SARIF for the commands.</summary>
internal static class SarifFile
{
    /// <summary>Writes an audit as SARIF, beside the file first and then in its place.</summary>
    public static void Write(string path, Audit audit, SarifOptions options)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
        }

        var draft = path + ".part";
        File.WriteAllBytes(draft, SarifReport.Write(audit, WithRules(options)));
        File.Move(draft, path, overwrite: true);
    }

    /// <summary>The options with the kinds of finding of the knowledge base, whose words are the help of the rules.</summary>
    public static SarifOptions WithRules(SarifOptions options) => options with { Law = options.Law ?? KnowledgeLoader.Load([KnowledgeFolder.Find()]).Law };
}
