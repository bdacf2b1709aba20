using System.CommandLine;
using Candor.Cli.Auditing;
using Candor.Knowledge;
using Candor.Reports.Papers;

namespace Candor.Cli.Commands;

/// <summary><c>candor ropa</c>.</summary>
internal static class RopaCommand
{
    public static Command Create()
    {
        var audit = new Argument<string>("AUDIT") { Description = "An audit.json, or the folder that an audit wrote." };
        var language = new Option<string?>("--lang") { Description = "The language of the record: zh or en.", HelpName = "zh|en" };
        var formats = new Option<string>("--format") { Description = "What to write: html, pdf, docx, json, csv, joined by commas.", DefaultValueFactory = static _ => "html,docx,csv,json", HelpName = "LIST" };
        var output = new Option<string>("--out") { Description = "The folder for the record.", DefaultValueFactory = static _ => "candor-papers", HelpName = "DIR" };
        var particulars = new ParticularArguments();
        var command = new Command(
            "ropa",
            """
            Draws a record of processing activities from an audit: the contents that GDPR article 30 names, and what PIPL articles 55 and 56 ask to be
            assessed and kept. What an audit cannot know is a marked blank.
            """)
        {
            audit, language, formats, output,
        };
        foreach (var option in particulars.All)
        {
            command.Options.Add(option);
        }

        command.SetAction(async (parsed, cancellation) =>
        {
            var wanted = PaperFiles.ParseFormats(parsed.GetValue(formats)!);
            var read = AuditSource.Read(parsed.GetValue(audit)!);
            var options = new PaperOptions(Languages.Parse(parsed.GetValue(language)), particulars.Read(parsed, [read]), KnowledgeLoader.Load([KnowledgeFolder.Find()]));
            await PaperFiles.WriteAsync(PaperMaker.Ropa(read, options), parsed.GetValue(output)!, "ropa", wanted, cancellation);
            return ExitCode.Nothing;
        });
        return command;
    }
}
