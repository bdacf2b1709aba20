using System.Collections.Immutable;
using System.Globalization;
using Candor.Knowledge;
using Candor.Knowledge.Yaml;

namespace Candor.Calendars;

/// <summary>Reads <c>calendars:</c> of a knowledge file.</summary>
internal static class CalendarBinder
{
    private const string Range = "..";

    public static IEnumerable<CalendarYear> Years(KnowledgeFile file)
    {
        foreach (var entry in file.Root.Maps("calendars"))
        {
            var id = entry.Text("id");
            var year = entry.Number("year");
            var free = Days(entry, "free", year);
            var worked = Days(entry, "worked", year);
            foreach (var day in free.Intersect(worked))
            {
                entry.Report(entry.LineOf("worked"), $"{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} stands as free and as worked.");
            }

            entry.ReportUnknownKeys();
            yield return new(id, year, free, worked);
        }
    }

    private static ImmutableSortedSet<DateOnly> Days(YamlMap entry, string key, int year)
    {
        var days = ImmutableSortedSet.CreateBuilder<DateOnly>();
        foreach (var text in entry.Texts(key))
        {
            var separator = text.IndexOf(Range, StringComparison.Ordinal);
            var first = Day(separator < 0 ? text : text[..separator]);
            var last = separator < 0 ? first : Day(text[(separator + Range.Length)..]);
            if (first is not { } from || last is not { } to || from.Year != year || to.Year != year || to < from)
            {
                entry.Report(entry.LineOf(key), $"'{text}' is no day or range of days of {year}, such as {year}-10-01..{year}-10-07.");
                continue;
            }

            for (var day = from; day <= to; day = day.AddDays(1))
            {
                days.Add(day);
            }
        }

        return days.ToImmutable();
    }

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
