using System.CommandLine;
using System.Globalization;
using System.Text;
using Candor.Cli.Auditing;
using Candor.Cli.Terminal;
using Candor.Differences;
using Candor.Reports.Sarif;
using Candor.Waivers;

namespace Candor.Cli.Commands;

/// <summary><c>candor gate</c>.</summary>
internal static class GateCommand
{
    public static Command Create()
    {
        var audit = new Argument<string>("AUDIT") { Description = "The audit of the new version: an audit.json, or the folder that an audit wrote." };
        var baseline = new Option<string>("--baseline") { Description = "The audit that is accepted as it is: an audit.json or its folder.", HelpName = "AUDIT", Required = true };
        var waivers = new Option<string?>("--waivers") { Description = "A file of waivers, each with owner, reason and last day.", HelpName = "FILE" };
        var failOn = new Option<string>("--fail-on") { Description = "Fail at new findings of: suspected (and violation), violation, or never.", DefaultValueFactory = static _ => "suspected", HelpName = "LEVEL" };
        var on = new Option<string?>("--on") { Description = "The day on which waivers are held against their last day, such as 2027-03-31. Default: today.", HelpName = "DATE" };
        var sarif = new Option<string?>("--sarif") { Description = "Write the audit as SARIF to this file too, with the state of each finding towards the baseline and the waivers as suppressions.", HelpName = "FILE" };
        var json = new Option<bool>("--json") { Description = "Print the outcome as JSON." };
        var language = new Option<string?>("--lang") { Description = "zh or en.", HelpName = "zh|en" };
        var command = new Command(
            "gate",
            """
            Fails where an audit has findings that a baseline has not. Findings of the baseline that are still there do not fail; findings that a
            waiver covers do not fail and are counted. Ends with 0 (nothing new), 1 (new or worse findings), 2 (wrong call or waivers) or 3 (nothing
            new, but the audit did not or could not look for something that the baseline has).

            Examples:  candor gate candor-audit --baseline baseline/audit.json --waivers waivers.yaml --sarif candor.sarif
            """)
        {
            audit, baseline, waivers, failOn, on, sarif, json, language,
        };
        command.SetAction(parsed => Run(
            parsed.GetValue(audit)!,
            parsed.GetValue(baseline)!,
            parsed.GetValue(waivers),
            parsed.GetValue(failOn)!,
            ParseDay(parsed.GetValue(on), TimeProvider.System),
            parsed.GetValue(sarif),
            parsed.GetValue(json),
            Languages.Parse(parsed.GetValue(language))));
        return command;
    }

    internal static DateOnly ParseDay(string? text, TimeProvider clock)
    {
        if (text is null)
        {
            return DateOnly.FromDateTime(clock.GetLocalNow().Date);
        }

        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw CommandException.Usage($"--on is '{text}'; write it as 2027-03-31.");
    }

    private static int Run(string auditPath, string baselinePath, string? waiversPath, string failOn, DateOnly today, string? sarifPath, bool json, Language language)
    {
        if (!KebabEnum.TryParse<GateLevel>(failOn, out var level))
        {
            throw CommandException.Usage($"--fail-on is '{failOn}'; it takes suspected, violation or never.");
        }

        var waivers = WaiverSource.Read(waiversPath);
        var (baseline, audit) = (AuditSource.Read(baselinePath), AuditSource.Read(auditPath));
        var difference = CompareCommand.Differences(baseline, audit);
        var review = WaiverReview.Of(audit, waivers, today);
        var outcome = Gate.Check(difference, level, review);
        if (sarifPath is not null)
        {
            SarifFile.Write(sarifPath, audit, new SarifOptions(language) { Difference = difference, Waivers = waiversPath is null ? null : review });
        }

        using var output = Console.OpenStandardOutput();
        if (json)
        {
            output.Write(DifferenceJson.Write(outcome));
        }
        else
        {
            var text = new StringWriter { NewLine = "\n" };
            new GatePrinter(text, language).Print(outcome, difference);
            output.Write(Encoding.UTF8.GetBytes(text.ToString()));
        }

        return !outcome.Failing.IsEmpty ? ExitCode.Something
            : !outcome.NotLookedFor.IsEmpty ? ExitCode.NotAnalysed
            : ExitCode.Nothing;
    }
}
