using System.CommandLine;
using Candor.Cli.Auditing;
using Candor.Reports.Sarif;
using Candor.Waivers;

namespace Candor.Cli.Commands;

/// <summary><c>candor sarif</c>.</summary>
internal static class SarifCommand
{
    public static Command Create()
    {
        var audit = new Argument<string>("AUDIT") { Description = "An audit.json, or the folder that an audit wrote." };
        var output = new Option<string?>("--out") { Description = "The file to write. Default: standard output.", HelpName = "FILE" };
        var baseline = new Option<string?>("--baseline") { Description = "An earlier audit: each result then says whether it is new, unchanged, updated or absent.", HelpName = "AUDIT" };
        var waivers = new Option<string?>("--waivers") { Description = "A file of waivers, which become suppressions.", HelpName = "FILE" };
        var on = new Option<string?>("--on") { Description = "The day on which waivers are held against their last day. Default: today.", HelpName = "DATE" };
        var language = new Option<string?>("--lang") { Description = "The language of the messages: zh or en. The help of the rules is in both.", HelpName = "zh|en" };
        var command = new Command("sarif", "Writes an audit as SARIF 2.1.0, for code scanning and editors.") { audit, output, baseline, waivers, on, language };
        command.SetAction(parsed =>
        {
            var lang = Languages.Parse(parsed.GetValue(language));
            var read = WaiverSource.Read(parsed.GetValue(waivers));
            var subject = AuditSource.Read(parsed.GetValue(audit)!);
            var options = new SarifOptions(lang)
            {
                Difference = parsed.GetValue(baseline) is { } old ? CompareCommand.Differences(AuditSource.Read(old), subject) : null,
                Waivers = parsed.GetValue(waivers) is null ? null : WaiverReview.Of(subject, read, GateCommand.ParseDay(parsed.GetValue(on), TimeProvider.System)),
            };
            if (parsed.GetValue(output) is { } path)
            {
                SarifFile.Write(path, subject, options);
            }
            else
            {
                using var stream = Console.OpenStandardOutput();
                stream.Write(SarifReport.Write(subject, SarifFile.WithRules(options)));
            }

            return ExitCode.Nothing;
        });
        return command;
    }
}
