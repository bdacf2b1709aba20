using System.Collections.Immutable;

namespace Candor.Calendars;

/// <summary>How one year of a calendar of working days differs from plain weeks.</summary>
/// <param name="Calendar">The calendar's id, such as <c>cn</c>.</param>
/// <param name="Year">The year.</param>
/// <param name="Free">Days that are free, whatever weekday they are.</param>
/// <param name="Worked">Days that are worked, whatever weekday they are.</param>
public sealed record CalendarYear(string Calendar, int Year, ImmutableSortedSet<DateOnly> Free, ImmutableSortedSet<DateOnly> Worked);
