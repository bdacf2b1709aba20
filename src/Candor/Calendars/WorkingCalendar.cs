using System.Collections.Immutable;

namespace Candor.Calendars;

/// <summary>
/// Counts working days. Where a year is not in it, weekdays are taken as worked, and <see cref="Covers"/> says that the year is not known:
/// a deadline that reaches into such a year is an estimate.
/// </summary>
public sealed class WorkingCalendar
{
    /// <summary>The most working days that are counted, in days.</summary>
    public const int MostDays = 1000;

    private readonly ImmutableSortedDictionary<int, CalendarYear> _years;

    /// <summary>Makes a calendar.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="years">Its years, each once.</param>
    /// <exception cref="ArgumentException">A year stands twice.</exception>
    public WorkingCalendar(string id, IEnumerable<CalendarYear> years)
    {
        Id = id;
        _years = years.ToImmutableSortedDictionary(static y => y.Year, static y => y);
    }

    /// <summary>Its id, such as <c>cn</c>.</summary>
    public string Id { get; }

    /// <summary>The years that it knows.</summary>
    public IEnumerable<int> Years => _years.Keys;

    /// <summary>Whether the year of a day is known.</summary>
    public bool Covers(DateOnly day) => _years.ContainsKey(day.Year);

    /// <summary>Whether a day is worked.</summary>
    public bool IsWorked(DateOnly day)
    {
        if (_years.TryGetValue(day.Year, out var year))
        {
            if (year.Worked.Contains(day))
            {
                return true;
            }

            if (year.Free.Contains(day))
            {
                return false;
            }
        }

        return day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
    }

    /// <summary>The last day of a term of working days; the day on which it begins is not counted.</summary>
    /// <param name="start">The day on which the term begins to run.</param>
    /// <param name="workingDays">Its length, from 1 to <see cref="MostDays"/> working days.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is outside that range.</exception>
    public DateOnly Add(DateOnly start, int workingDays)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workingDays, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(workingDays, MostDays);
        var day = start;
        while (workingDays > 0)
        {
            day = day.AddDays(1);
            workingDays -= IsWorked(day) ? 1 : 0;
        }

        return day;
    }

    /// <summary>How many working days lie after one day and up to another; negative where the other is earlier.</summary>
    public int Count(DateOnly after, DateOnly upTo)
    {
        if (upTo < after)
        {
            return -Count(upTo, after);
        }

        var count = 0;
        for (var day = after; day < upTo;)
        {
            day = day.AddDays(1);
            count += IsWorked(day) ? 1 : 0;
        }

        return count;
    }
}
