using System.Collections.Immutable;
using System.Text;
using Candor.Law;
using Candor.Reports;
using Candor.Reports.Sarif;

namespace Candor.Cli.Auditing;

/// <summary>Writes the files of an audit into a folder.</summary>
internal static class AuditFiles
{
    public static ImmutableArray<string> Formats { get; } = ["html", "json", "sarif"];

    /// <summary>Writes the audit in each form, and the texts that its evidence points into.</summary>
    /// <returns>The paths of the files for people, in the order of <paramref name="formats"/>.</returns>
    public static ImmutableArray<string> Write(AuditResult result, string folder, IEnumerable<string> formats, Language language, LawLibrary law)
    {
        Directory.CreateDirectory(folder);
        var written = ImmutableArray.CreateBuilder<string>();
        foreach (var format in formats)
        {
            var (name, bytes) = format switch
            {
                "html" => ("report.html", HtmlReport.Write(result.Audit, language, blobs: result.Blobs, policyTexts: result.PolicyTexts)),
                "sarif" => ("audit.sarif", SarifReport.Write(result.Audit, new SarifOptions(language) { Law = law })),
                _ => ("audit.json", AuditJson.Write(result.Audit)),
            };
            var path = Path.Combine(folder, name);
            Replace(path, bytes);
            written.Add(path);
        }

        // The texts that the evidence of the policies points into, named by their hash.
        foreach (var (sha256, text) in result.PolicyTexts)
        {
            var evidence = Path.Combine(folder, "evidence");
            Directory.CreateDirectory(evidence);
            Replace(Path.Combine(evidence, sha256 + ".txt"), Encoding.UTF8.GetBytes(text));
        }

        foreach (var blob in result.Blobs)
        {
            var evidence = Path.Combine(folder, "evidence");
            Directory.CreateDirectory(evidence);
            Replace(Path.Combine(evidence, blob.Sha256 + blob.Extension), blob.Bytes.ToArray());
        }

        return written.ToImmutable();
    }

    /// <summary>Writes beside the file and renames, so that a reader never sees half of it and a full disk costs nothing that was there.</summary>
    private static void Replace(string path, byte[] bytes)
    {
        var draft = path + ".part";
        File.WriteAllBytes(draft, bytes);
        File.Move(draft, path, overwrite: true);
    }
}
