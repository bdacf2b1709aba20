using System.Globalization;
using System.Runtime.InteropServices;

namespace Candor.Server.Work;

/// <summary>A process with all that it started, as Linux tells of them: one session.</summary>
internal sealed class ProcessGroup(int leader)
{
    private const int Kill = 9;

    /// <summary>The memory that is theirs alone, in bytes: pages behind which no file stands, so that a large app that is only looked into does not count.</summary>
    public long Memory() => Descendants().Sum(Anonymous);

    /// <summary>Kills all of them, also those whose parent is gone.</summary>
    public void End()
    {
        // One may start another while the list is read.
        for (var round = 0; round < 10; round++)
        {
            var members = Session();
            if (members.Count == 0)
            {
                return;
            }

            foreach (var id in members)
            {
                _ = kill(id, Kill);
            }

            Thread.Sleep(5 << Math.Min(round, 5));
        }
    }

    private static long Anonymous(int id)
    {
        const string Field = "RssAnon:";
        var line = Read($"/proc/{id}/status")?.Split('\n').FirstOrDefault(static l => l.StartsWith(Field, StringComparison.Ordinal));
        return line?[Field.Length..].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } words && long.TryParse(words[0], CultureInfo.InvariantCulture, out var kib) ? kib << 10 : 0;
    }

    private List<int> Descendants()
    {
        var found = new List<int> { leader };
        for (var i = 0; i < found.Count && found.Count < 1000; i++)
        {
            var tasks = $"/proc/{found[i]}/task";
            try
            {
                foreach (var task in Directory.EnumerateDirectories(tasks))
                {
                    found.AddRange((Read(task + "/children") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static n => int.Parse(n, CultureInfo.InvariantCulture)));
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // It has just ended.
            }
        }

        return found;
    }

    private List<int> Session()
    {
        var found = new List<int>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            // pid (name) state parent group session …; a name may hold anything, so the last bracket counts.
            if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) && Read(folder + "/stat") is { } stat
                && stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 3 } fields
                && fields[0] != "Z" && fields[3] == leader.ToString(CultureInfo.InvariantCulture))
            {
                found.Add(id);
            }
        }

        return found;
    }

    private static string? Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    [DllImport("libc", SetLastError = true)]
    private static extern int kill(int id, int signal);
}
