using System.CommandLine;
using System.Text;
using Candor.Cli.Auditing;
using Candor.Cli.Terminal;
using Candor.Differences;

namespace Candor.Cli.Commands;

/// <summary><c>candor compare</c>.</summary>
internal static class CompareCommand
{
    public static Command Create()
    {
        var old = new Argument<string>("OLD") { Description = "The earlier audit: an audit.json, or the folder that an audit wrote." };
        var @new = new Argument<string>("NEW") { Description = "The later audit." };
        var json = new Option<bool>("--json") { Description = "Print the difference as JSON." };
        var language = new Option<string?>("--lang") { Description = "zh or en.", HelpName = "zh|en" };
        var command = new Command(
            "compare",
            """
            Tells what changed between two audits of a subject: data, parties, permissions, SDKs, practices, statements of the policy, and which
            findings are new, worse, still there or fixed. What the later audit did not look for, or could not see, is never called fixed.

            Examples:  candor compare release-1/audit.json release-2/audit.json
            """)
        {
            old, @new, json, language,
        };
        command.SetAction(parsed => Run(parsed.GetValue(old)!, parsed.GetValue(@new)!, parsed.GetValue(json), parsed.GetValue(language)));
        return command;
    }

    private static int Run(string oldPath, string newPath, bool json, string? lang)
    {
        var language = Languages.Parse(lang);
        var (old, @new) = (AuditSource.Read(oldPath), AuditSource.Read(newPath));
        var difference = Differences(old, @new);
        using var output = Console.OpenStandardOutput();
        if (json)
        {
            output.Write(DifferenceJson.Write(difference));
        }
        else
        {
            var text = new StringWriter { NewLine = "\n" };
            new DifferencePrinter(text, language, old, @new).Print(difference);
            output.Write(Encoding.UTF8.GetBytes(text.ToString()));
        }

        return ExitCode.Nothing;
    }

    /// <summary>Compares two audits.</summary>
    /// <exception cref="CommandException">They are not of the same kind of subject.</exception>
    internal static AuditDifference Differences(Audit old, Audit @new)
    {
        CheckComparable(old, @new);
        return AuditComparison.Compare(old, @new);
    }

    /// <summary>Checks that two audits are of the same kind of subject.</summary>
    /// <exception cref="CommandException">They are not.</exception>
    internal static void CheckComparable(Audit old, Audit @new)
    {
        if (old.Subject.Kind != @new.Subject.Kind)
        {
            throw CommandException.Usage("One audit is of an app and the other of a page or a capture; only audits of the same kind of subject can be compared.");
        }
    }
}
