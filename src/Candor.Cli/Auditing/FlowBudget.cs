using Candor.Dex;

namespace Candor.Cli.Auditing;

/// <summary>
/// How far data is followed for the seconds that a user grants. Work is what bounds it as a rule, so that the same app gives the same result on a busy machine;
/// the clock is the last resort. Whoever grants more than the default gets more work in proportion.
/// </summary>
internal static class FlowBudget
{
    /// <summary>The seconds that are granted when nothing is said.</summary>
    public const int DefaultSeconds = 120;

    private const long WorkOfSecond = 250_000;

    /// <summary>The options for a number of seconds.</summary>
    /// <param name="seconds">From 1 on.</param>
    /// <param name="end">Is cancelled when they are over.</param>
    public static FlowOptions Of(int seconds, CancellationToken end)
    {
        var least = new FlowOptions();
        var work = Math.Max(least.MaxWork, seconds * WorkOfSecond);
        return least with { MaxWork = work, MaxWorkOfEntry = work / 3, Cancellation = end };
    }
}
