using System.Diagnostics;
using System.Globalization;

namespace Candor.Server.Work;

/// <summary>A process with all that it started, as Linux tells it in <c>/proc</c>.</summary>
internal static class ProcessTree
{
    /// <summary>The memory that is theirs alone, in bytes: pages that no file stands behind.</summary>
    public static long Memory(int root)
    {
        var children = new Dictionary<int, List<int>>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && Parent(id) is { } parent)
            {
                (children.TryGetValue(parent, out var list) ? list : children[parent] = []).Add(id);
            }
        }

        long sum = 0;
        var waiting = new Stack<int>([root]);
        while (waiting.TryPop(out var id))
        {
            sum += Anonymous(id);
            foreach (var child in children.GetValueOrDefault(id) ?? [])
            {
                waiting.Push(child);
            }
        }

        return sum;
    }

    /// <summary>Ends it and all that it started.</summary>
    public static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception or AggregateException)
        {
            // It has ended meanwhile, or a part of it has.
        }
    }

    private static int? Parent(int id)
    {
        // After the name, which is in brackets and may hold anything: state, parent, …
        var stat = Read($"/proc/{id}/stat");
        var end = stat.LastIndexOf(')');
        var fields = end < 0 ? [] : stat[(end + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length > 1 && int.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out var parent) ? parent : null;
    }

    private static long Anonymous(int id)
    {
        const string Field = "RssAnon:";
        foreach (var line in Read($"/proc/{id}/status").AsSpan().EnumerateLines())
        {
            if (line.StartsWith(Field, StringComparison.Ordinal))
            {
                var number = line[Field.Length..].Trim();
                var unit = number.IndexOf(' ');
                return long.TryParse(unit < 0 ? number : number[..unit], NumberStyles.None, CultureInfo.InvariantCulture, out var kilobytes) ? kilobytes << 10 : 0;
            }
        }

        return 0;
    }

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It has ended meanwhile.
            return "";
        }
    }
}
