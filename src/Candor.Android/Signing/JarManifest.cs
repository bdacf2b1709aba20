using System.Text;

namespace Candor.Android.Signing;

/// <summary>A manifest or signature file of JAR signing: sections of <c>Name: value</c> lines, long ones continued after a blank.</summary>
internal sealed class JarManifest
{
    private JarManifest(Dictionary<string, string> main, Dictionary<string, Dictionary<string, string>> entries)
    {
        Main = main;
        Entries = entries;
    }

    /// <summary>Attributes of the main section; names in lower case.</summary>
    public IReadOnlyDictionary<string, string> Main { get; }

    /// <summary>Attributes by the name of the entry that they speak of. Of two sections with one name the first counts.</summary>
    public IReadOnlyDictionary<string, Dictionary<string, string>> Entries { get; }

    public static JarManifest Parse(ReadOnlySpan<byte> bytes)
    {
        var entries = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        Dictionary<string, string>? main = null;
        var section = new Dictionary<string, string>(StringComparer.Ordinal);
        var pending = new StringBuilder();
        foreach (var line in Lines(Encoding.UTF8.GetString(bytes)))
        {
            if (line.Length > 0 && line[0] == ' ')
            {
                pending.Append(line, 1, line.Length - 1);
                continue;
            }
            Keep(section, pending.ToString());
            pending.Clear().Append(line);
            if (line.Length == 0 && section.Count > 0)
            {
                Close(ref main, entries, section);
                section = new Dictionary<string, string>(StringComparer.Ordinal);
            }
        }
        Keep(section, pending.ToString());
        if (section.Count > 0)
        {
            Close(ref main, entries, section);
        }
        return new JarManifest(main ?? [], entries);
    }

    private static void Close(
        ref Dictionary<string, string>? main, Dictionary<string, Dictionary<string, string>> entries, Dictionary<string, string> section)
    {
        if (main is null)
        {
            main = section;
        }
        else if (section.TryGetValue("name", out var name))
        {
            entries.TryAdd(name, section);
        }
    }

    private static void Keep(Dictionary<string, string> section, string line)
    {
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        if (colon > 0)
        {
            section.TryAdd(line[..colon].ToLowerInvariant(), line[(colon + 2)..]);
        }
    }

    /// <summary>Lines that end with CR LF, LF or CR.</summary>
    private static IEnumerable<string> Lines(string text)
    {
        using var reader = new StringReader(text);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
