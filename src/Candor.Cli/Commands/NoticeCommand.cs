using System.Collections.Immutable;
using System.CommandLine;
using Candor.Cli.Auditing;
using Candor.Knowledge;
using Candor.Reports.Papers;

namespace Candor.Cli.Commands;

/// <summary><c>candor notice</c>.</summary>
internal static class NoticeCommand
{
    public static Command Create()
    {
        var audits = new Argument<string[]>("AUDIT") { Description = "Audits: each an audit.json, or the folder that an audit wrote. For --form rectification two: the old one and the new one.", Arity = ArgumentArity.OneOrMore };
        var form = new Option<string>("--form") { Description = "miit (a ministry's table of apps), cverc (by problem), cnil (a record of findings), letter (a consumer group's), complaint (a draft to the authority), or rectification (a company's 整改报告).", HelpName = "FORM", Required = true };
        var language = new Option<string?>("--lang") { Description = "The language of the paper: zh or en.", HelpName = "zh|en" };
        var formats = new Option<string>("--format") { Description = "What to write: html, pdf, docx, json, csv, joined by commas.", DefaultValueFactory = static _ => "html,docx,json", HelpName = "LIST" };
        var output = new Option<string>("--out") { Description = "The folder for the paper.", DefaultValueFactory = static _ => "candor-papers", HelpName = "DIR" };
        var particulars = new ParticularArguments();
        var command = new Command(
            "notice",
            """
            Writes the paper that follows from audits, with numbered exhibits that lead to their evidence. What is suspected is never told as
            proven, what was not tested stands in an annex, and what no audit knows (the developer, the store, the deadline) is taken from options
            or left as a marked blank.

            Examples:  candor notice a/audit.json b/audit.json --form miit --particulars batch.yaml --format html,pdf,docx,csv
                       candor notice old/audit.json new/audit.json --form rectification --lang zh --format docx
            """)
        {
            audits, form, language, formats, output,
        };
        foreach (var option in particulars.All)
        {
            command.Options.Add(option);
        }

        command.SetAction(async (parsed, cancellation) =>
        {
            if (!KebabEnum.TryParse<PaperForm>(parsed.GetValue(form)!, out var chosen) || chosen == PaperForm.Ropa)
            {
                throw CommandException.Usage($"--form is '{parsed.GetValue(form)}'; it takes miit, cverc, cnil, letter, complaint or rectification.");
            }

            var wanted = PaperFiles.ParseFormats(parsed.GetValue(formats)!);
            var paths = parsed.GetValue(audits)!;
            if (chosen == PaperForm.Rectification && paths.Length != 2)
            {
                throw CommandException.Usage("--form rectification takes two audits: the old one and the new one.");
            }

            var lang = Languages.Parse(parsed.GetValue(language));
            ImmutableArray<Audit> read = [.. paths.Select(AuditSource.Read)];
            var options = new PaperOptions(lang, particulars.Read(parsed, read), KnowledgeLoader.Load([KnowledgeFolder.Find()]));
            await PaperFiles.WriteAsync(Make(chosen, read, options), parsed.GetValue(output)!, KebabEnum.Format(chosen), wanted, cancellation);
            return ExitCode.Nothing;
        });
        return command;
    }

    private static Paper Make(PaperForm form, ImmutableArray<Audit> audits, PaperOptions options)
    {
        if (form != PaperForm.Rectification)
        {
            return PaperMaker.Notice(form, audits, options);
        }

        CompareCommand.CheckComparable(audits[0], audits[1]);
        return PaperMaker.Rectification(audits[0], audits[1], options);
    }
}
