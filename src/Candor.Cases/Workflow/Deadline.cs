using Candor.Calendars;

namespace Candor.Cases;

/// <summary>An explicit day set by the person who issues, with the rule that it was offered from.</summary>
/// <param name="Day">The last day.</param>
/// <param name="From">The day on which the term begins to run; it is not counted.</param>
/// <param name="WorkingDays">How many working days the term has; counted in <paramref name="Calendar"/>.</param>
/// <param name="Calendar">The id of the calendar, such as <c>cn</c>.</param>
public sealed record Deadline(DateOnly Day, DateOnly From, int WorkingDays, string Calendar)
{
    /// <summary>A deadline some working days away.</summary>
    public static Deadline After(DateOnly from, int workingDays, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return new(calendar.Add(from, workingDays), from, workingDays, calendar.Id);
    }

    /// <summary>A deadline on a day that a person chose.</summary>
    public static Deadline On(DateOnly day, DateOnly from, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return new(day, from, calendar.Count(from, day), calendar.Id);
    }
}
