using System.CommandLine;
using System.Text;
using Candor.Cli.Auditing;
using Candor.Cli.Terminal;
using Candor.Knowledge;
using Candor.Policies;

namespace Candor.Cli.Commands;

/// <summary><c>candor policy</c>.</summary>
internal static class PolicyCommand
{
    public static Command Create()
    {
        var source = new Argument<string>("FILE|URL") { Description = "A privacy policy: HTML, PDF, DOCX, Markdown or text, or its address." };
        var json = new Option<bool>("--json") { Description = "Print the reading as JSON, in the forms of audit.json." };
        var extra = new Option<string[]>("--knowledge") { Description = "A further folder of knowledge; may be given again.", HelpName = "DIR", AllowMultipleArgumentsPerToken = false };
        var language = new Option<string?>("--lang") { Description = "zh or en.", HelpName = "zh|en" };
        var command = new Command("policy", "Prints what a policy discloses, each statement with its words, and what it lacks.") { source, json, extra, language };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetValue(source)!, parsed.GetValue(json), parsed.GetValue(extra) ?? [], Languages.Parse(parsed.GetValue(language)), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string source, bool json, string[] extra, Language language, CancellationToken cancellation)
    {
        var (bytes, name) = await PolicySource.ReadAsync(source, cancellation);
        var knowledge = KnowledgeLoader.Load([KnowledgeFolder.Find(), .. extra]);
        var reading = new PolicyReader(knowledge).Read(bytes, name);
        if (json)
        {
            await using var output = Console.OpenStandardOutput();
            await output.WriteAsync(PolicyJson.Write(reading), cancellation);
        }
        else
        {
            var text = new StringWriter();
            new PolicyPrinter(text, knowledge, language).Print(reading);
            await using var output = Console.OpenStandardOutput();
            await output.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancellation);
        }

        return reading.Policy.IsPolicy ? ExitCode.Nothing : ExitCode.NotAnalysed;
    }
}
