using Candor.Calendars;
using Candor.Knowledge;

namespace Candor.Tests.Calendars;

public class WorkingCalendarTests
{
    private static readonly WorkingCalendar China = KnowledgeLoader.Load(RepositoryFolder.Knowledge).Calendars.Single(static c => c.Id == "cn");

    /// <summary>Six notices of the ministry: the day of the notice, the deadline in it, and the working days between.</summary>
    [Theory]
    [InlineData("2020-01-08", "2020-01-17", 7)]
    [InlineData("2020-10-27", "2020-11-02", 4)]
    [InlineData("2021-11-03", "2021-11-09", 4)]
    [InlineData("2022-02-18", "2022-02-25", 5)]
    [InlineData("2022-03-14", "2022-03-21", 5)]
    [InlineData("2022-08-26", "2022-09-05", 6)]
    public void The_ministrys_notices_have_the_terms_that_the_calendar_counts(string notice, string deadline, int days)
    {
        Assert.Equal(days, China.Count(Day(notice), Day(deadline)));
        Assert.Equal(Day(deadline), China.Add(Day(notice), days));
    }

    [Theory]
    [InlineData("2018-02-14", 1, "2018-02-22")]
    [InlineData("2018-12-28", 1, "2018-12-29")]
    [InlineData("2018-12-29", 1, "2019-01-02")]
    [InlineData("2020-01-23", 1, "2020-02-03")]
    [InlineData("2023-09-28", 2, "2023-10-08")]
    [InlineData("2026-09-30", 1, "2026-10-08")]
    [InlineData("2026-10-08", 2, "2026-10-10")]
    public void Holidays_are_passed_over_and_make_up_days_count(string start, int days, string end) => Assert.Equal(Day(end), China.Add(Day(start), days));

    [Fact]
    public void Every_year_from_2018_to_2026_is_known_and_later_ones_are_said_to_be_not()
    {
        Assert.Equal(Enumerable.Range(2018, 9), China.Years);
        Assert.False(China.Covers(new(2027, 1, 4)));
        Assert.True(China.IsWorked(new(2027, 1, 4)));
    }

    [Fact]
    public void A_make_up_day_is_always_a_day_of_the_weekend() => Assert.All(
        Enumerable.Range(0, 9 * 366).Select(static i => new DateOnly(2018, 1, 1).AddDays(i)).Where(static d => d.Year <= 2026 && China.IsWorked(d)),
        static d => Assert.True(d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) || Nearby(d), d.ToString("O")));

    [Fact]
    public void Counting_backwards_is_counting_forwards_with_a_minus() => Assert.Equal(-China.Count(new(2024, 1, 1), new(2024, 12, 31)), China.Count(new(2024, 12, 31), new(2024, 1, 1)));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1001)]
    public void A_term_outside_the_range_is_refused(int days) => Assert.Throws<ArgumentOutOfRangeException>(() => China.Add(new(2024, 1, 1), days));

    /// <summary>Make-up days lie beside a holiday: some weekday within ten days is free.</summary>
    private static bool Nearby(DateOnly day) => Enumerable.Range(-10, 21).Select(day.AddDays).Any(static d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !China.IsWorked(d));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", null);
}
