using System.CommandLine;
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
        var file = new Argument<string>("FILE") { Description = "A privacy policy: HTML, PDF, Markdown or text." };
        var language = new Option<string?>("--lang") { Description = "zh or en.", HelpName = "zh|en" };
        var command = new Command("policy", "Prints what a policy discloses, each statement with its words.") { file, language };
        command.SetAction(parsed => Run(parsed.GetValue(file)!, Languages.Parse(parsed.GetValue(language))));
        return command;
    }

    private static int Run(string path, Language language)
    {
        var bytes = InputFile.Read(path);
        var knowledge = KnowledgeLoader.Load(KnowledgeFolder.Find());
        var reading = new PolicyReader(knowledge).Read(bytes, Path.GetFileName(path));
        var evidence = reading.Evidence.ToDictionary(static e => e.Id, static e => e.Locator, StringComparer.Ordinal);
        Console.Out.WriteLine($"{TerminalText.Safe(reading.Policy.Title)}  {KebabEnum.Format(reading.Policy.Language)}, {reading.Policy.Characters} characters");
        foreach (var disclosure in reading.Disclosures)
        {
            var type = knowledge.DataTypes.Find(disclosure.DataType)?.Name.In(language) ?? disclosure.DataType;
            var party = disclosure.PartyName ?? disclosure.Party;
            var quote = evidence[disclosure.Quote] is TextLocator text ? text.Quote : "";
            var polarity = disclosure.Polarity == Polarity.Denied ? "denied " : "";
            Console.Out.WriteLine($"{polarity}{KebabEnum.Format(disclosure.Action)}\t{type}\t{TerminalText.Safe(party)}\t{TerminalText.Safe(quote)}");
        }

        foreach (var content in reading.Policy.Contents.Where(static c => !c.IsPresent))
        {
            var name = knowledge.Contents.First(c => c.Id == content.Id).Name.In(language);
            Console.Out.WriteLine($"missing\t{name}");
        }

        foreach (var gap in reading.NotAnalysed)
        {
            Console.Out.WriteLine($"not read\t{gap.What.In(language)}\t{gap.Why.In(language)}");
        }

        return reading.Policy.IsPolicy ? ExitCode.Nothing : ExitCode.NotAnalysed;
    }
}
