using System.Globalization;
using System.Text;
using Candor.Bundles.Cutting;

namespace Candor.Bundles.Manifests;

/// <summary>
/// Writes a manifest in its one form: properties in a fixed order, no spaces, a line feed after each file. All strings are hexadecimal, closed words or
/// names of <see cref="Containers.BundlePath"/>, so nothing is ever escaped.
/// </summary>
internal static class ManifestWriter
{
    public static byte[] Write(BundleManifest manifest)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{{\"format\":\"{BundleFormat.Manifest}\",\"tree\":\"sha256\",\"blockSize\":{BundleFormat.BlockSize},\"files\":[");
        Join(text, manifest.Entries, Entry);
        text.Append("\n],\"added\":[");
        Join(text, manifest.Added, static (t, a) =>
            t.Append(CultureInfo.InvariantCulture, $"{{\"path\":\"{a.Path}\",\"size\":{a.Size},\"sha256\":\"{Hex(a.Sha256)}\"}}"));
        return Encoding.ASCII.GetBytes(text.Append("\n]}\n").ToString());
    }

    private static void Entry(StringBuilder text, ManifestEntry entry)
    {
        text.Append(CultureInfo.InvariantCulture, $"{{\"path\":\"{entry.Path}\",\"size\":{entry.Size},\"cut\":\"{CutKinds.ToText(entry.Cut)}\",\"whole\":\"{Hex(entry.Whole)}\",");
        switch (entry)
        {
            case OpenEntry open:
                text.Append(CultureInfo.InvariantCulture, $"\"seed\":\"{Hex(open.FileSeed)}\",\"parts\":\"{Hex(open.Parts)}\",\"blocks\":[");
                for (var i = 0; i < open.Blocks.Count; i++)
                {
                    text.Append(i == 0 ? "\"" : ",\"").Append(Hex(open.Blocks[i])).Append('"');
                }

                text.Append("]}");
                break;
            case RedactedEntry redacted:
                Name(text, redacted.SignedName);
                text.Append(CultureInfo.InvariantCulture, $"\"sha256\":\"{Hex(redacted.Sha256)}\",\"redacted\":[");
                for (var i = 0; i < redacted.Blocks.Count; i++)
                {
                    text.Append(i == 0 ? "" : ",");
                    Block(text, redacted.Blocks[i]);
                }

                text.Append("]}");
                break;
            case RemovedEntry removed:
                Name(text, removed.SignedName);
                text.Append(CultureInfo.InvariantCulture, $"\"parts\":\"{Hex(removed.Parts)}\",\"removed\":\"{Hex(removed.Blocks)}\"}}");
                break;
        }
    }

    private static void Name(StringBuilder text, SignedName name) =>
        text.Append(name.Salt is { } salt ? $"\"nameSalt\":\"{Hex(salt)}\"," : $"\"name\":\"{Hex(name.Commitment!)}\",");

    private static void Block(StringBuilder text, RedactedBlock block)
    {
        text.Append(CultureInfo.InvariantCulture, $"{{\"block\":\"{Hex(block.Block)}\",\"parts\":\"{Hex(block.PartsRoot)}\",");
        if (block.BlockSeed is { } seed)
        {
            text.Append(CultureInfo.InvariantCulture, $"\"seed\":\"{Hex(seed)}\"}}");
            return;
        }

        text.Append(CultureInfo.InvariantCulture, $"\"now\":\"{Hex(block.Now!)}\",\"cuts\":[");
        for (var i = 0; i < block.Parts.Count; i++)
        {
            var part = block.Parts[i];
            text.Append(i == 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $"[{part.Length},\"{Hex(part.Salt ?? part.Commitment!)}\"]");
        }

        text.Append("]}");
    }

    private static void Join<T>(StringBuilder text, IEnumerable<T> items, Action<StringBuilder, T> write)
    {
        var isFirst = true;
        foreach (var item in items)
        {
            text.Append(isFirst ? "\n" : ",\n");
            isFirst = false;
            write(text, item);
        }
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
