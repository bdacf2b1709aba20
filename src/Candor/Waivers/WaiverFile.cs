using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Candor.Knowledge;
using Candor.Knowledge.Yaml;

namespace Candor.Waivers;

/// <summary>Reads <c>waivers.yaml</c>. A mistake is told with its line and what to write, and nothing of the file is used.</summary>
public static class WaiverFile
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const int MaxFileSize = 4 << 20;

    private const int MostWaivers = 10_000;

    /// <summary>Reads waivers.</summary>
    /// <param name="utf8">The file.</param>
    /// <param name="name">Its name, for messages.</param>
    /// <exception cref="BadWaiversException">The file has a mistake.</exception>
    public static ImmutableArray<Waiver> Read(ReadOnlySpan<byte> utf8, string name)
    {
        if (utf8.Length > MaxFileSize)
        {
            throw new BadWaiversException($"{name}: The file is larger than {MaxFileSize >> 20} MiB.");
        }

        var problems = new List<KnowledgeProblem>();
        var waivers = Bind(Encoding.UTF8.GetString(utf8), name, problems);
        return problems.Count == 0
            ? waivers
            : throw new BadWaiversException(problems.Count == 1 ? problems[0].ToString() : string.Create(CultureInfo.InvariantCulture, $"{problems[0]} (and {problems.Count - 1} more)"));
    }

    private static ImmutableArray<Waiver> Bind(string text, string name, List<KnowledgeProblem> problems)
    {
        if (YamlDocument.Read(text, name, problems) is not { } value)
        {
            return [];
        }

        var root = new YamlMap(value, name, problems);
        if (!root.Has("waivers"))
        {
            root.Report(root.Line, "The file needs a list 'waivers'.");
        }

        ImmutableArray<Waiver> waivers = [.. root.Maps("waivers").Take(MostWaivers + 1).Select(Waiver)];
        root.ReportUnknownKeys();
        if (waivers.Length > MostWaivers)
        {
            problems.Add(new(name, 0, $"The file holds more than {MostWaivers} waivers."));
        }

        return waivers;
    }

    private static Waiver Waiver(YamlMap entry)
    {
        var finding = entry.OptionalText("finding");
        var kind = entry.OptionalText("kind");
        var party = entry.OptionalText("party");
        if (string.IsNullOrWhiteSpace(finding) == string.IsNullOrWhiteSpace(kind))
        {
            entry.Report(entry.Line, "A waiver names either 'finding', the id of one finding, or 'kind', a kind of finding with 'party' where it is one party's.");
        }

        if (finding is not null && party is not null)
        {
            entry.Report(entry.LineOf("party"), "'party' stands beside 'kind' only; a finding is one party's already.");
        }

        var owner = entry.Text("owner");
        var reason = entry.Text("reason");
        var expires = entry.OptionalDate("expires");
        if (expires is null && string.IsNullOrWhiteSpace(entry.OptionalText("expires")))
        {
            entry.Report(entry.LineOf("expires"), "'expires' is missing: write the last day on which the waiver holds, such as 2027-03-31.");
        }

        entry.ReportUnknownKeys();
        return new(finding, kind, party, owner, reason, (expires ?? DateOnly.MinValue).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), entry.Line);
    }
}
