using System.Globalization;
using System.Runtime.InteropServices;

namespace Candor.Server.Work;

/// <summary>A process with all that it started, as Linux tells of them: one session.</summary>
internal sealed class ProcessGroup(int leader)
{
    private const int Kill = 9;

    /// <summary>The memory that all of them take, in bytes; what several share counts once.</summary>
    public long Memory()
    {
        var members = Descendants();
        return members.Count == 1 ? Resident(members[0]) : members.Sum(static id => Proportional(id) ?? Resident(id));
    }

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

    private static long Resident(int id) =>
        Read($"/proc/{id}/statm")?.Split(' ') is { Length: > 1 } fields && long.TryParse(fields[1], CultureInfo.InvariantCulture, out var pages) ? pages * Environment.SystemPageSize : 0;

    private static long? Proportional(int id)
    {
        var line = Read($"/proc/{id}/smaps_rollup")?.Split('\n').FirstOrDefault(static l => l.StartsWith("Pss:", StringComparison.Ordinal));
        return line?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 1 } fields && long.TryParse(fields[1], CultureInfo.InvariantCulture, out var kib) ? kib << 10 : null;
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
