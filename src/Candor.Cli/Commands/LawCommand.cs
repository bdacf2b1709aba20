using System.CommandLine;
using System.Globalization;
using Candor.Cli.Auditing;
using Candor.Knowledge;
using Candor.Law;

namespace Candor.Cli.Commands;

/// <summary><c>candor law</c>.</summary>
internal static class LawCommand
{
    public static Command Create()
    {
        var language = new Option<string?>("--lang") { Description = "zh or en.", HelpName = "zh|en", Recursive = true };
        var date = new Option<string?>("--date") { Description = "Only rules in force on this day.", HelpName = "DATE" };
        var list = new Command("list", "Lists the rules, one a line.") { date };
        list.SetAction(parsed => List(parsed.GetValue(date), Languages.Parse(parsed.GetValue(language))));
        var id = new Argument<string>("RULE") { Description = "The id of a rule, such as CN-191-2.1." };
        var show = new Command("show", "Shows one rule.") { id };
        show.SetAction(parsed => Show(parsed.GetValue(id)!, Languages.Parse(parsed.GetValue(language))));
        var categories = new Command("categories", "Lists the app categories that --category takes.");
        categories.SetAction(parsed => Categories(Languages.Parse(parsed.GetValue(language))));
        var packs = new Command("packs", "Lists the law packs that --pack takes.");
        packs.SetAction(parsed => Packs(Languages.Parse(parsed.GetValue(language))));
        var kinds = new Command("kinds", "Lists the kinds of finding that a rule can speak of.");
        kinds.SetAction(parsed => Kinds(Languages.Parse(parsed.GetValue(language))));
        var folders = new Argument<string[]>("DIR") { Description = "Folders with packs of your own; they are checked together with what ships.", Arity = ArgumentArity.ZeroOrMore };
        var lint = new Command("lint", "Checks the law packs and names every mistake with its file, its line and what to write instead.") { folders };
        lint.SetAction(parsed => Lint(parsed.GetValue(folders) ?? []));
        return new Command("law", "Looks into the law packs. The wording is Candor's own and no legal advice.") { list, show, packs, kinds, lint, categories, language };
    }

    private static LawLibrary Load() => KnowledgeLoader.Load(KnowledgeFolder.Find()).Law;

    private static int List(string? date, Language language)
    {
        DateOnly? day = null;
        if (date is not null)
        {
            day = DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed)
                ? parsed
                : throw CommandException.Usage($"--date is '{date}'; write it as 2018-01-12.");
        }

        foreach (var rule in Load().Rules.Where(r => day is not { } d || r.IsInForce(d)))
        {
            Console.Out.WriteLine($"{rule.Id}\t{KebabEnum.Format(rule.Severity)}\t{rule.Instrument.Short.In(language)} {rule.Article.In(language)}\t{rule.Title.In(language)}");
        }

        return ExitCode.Nothing;
    }

    private static int Show(string id, Language language)
    {
        var rule = Load().Rules.FirstOrDefault(r => r.Id.Equals(id, StringComparison.OrdinalIgnoreCase))
            ?? throw CommandException.Usage($"'{id}' is no rule; 'candor law list' lists them.");
        Console.Out.WriteLine($"{rule.Id}  {rule.Title.In(language)}");
        Console.Out.WriteLine($"{rule.Instrument.Name.In(language)} {rule.Article.In(language)}");
        Console.Out.WriteLine($"{KebabEnum.Format(rule.Force)}, {rule.From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "–"} to {rule.Until?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "today"}");
        Console.Out.WriteLine(rule.Text.In(language));
        foreach (var (channel, proof) in rule.Proof)
        {
            Console.Out.WriteLine($"  {channel}: {proof}");
        }

        Console.Out.WriteLine($"severity {KebabEnum.Format(rule.Severity)}, automatable {KebabEnum.Format(rule.Automatable)}, detectors {string.Join(", ", rule.Detectors)}, packs {string.Join(", ", rule.Packs)}");
        Console.Out.WriteLine($"wording {rule.Verification}: {string.Join("; ", rule.Sources)}");
        return ExitCode.Nothing;
    }

    private static int Packs(Language language)
    {
        var law = Load();
        foreach (var pack in law.Packs)
        {
            Console.Out.WriteLine($"{pack.Id}\t{pack.Group ?? pack.Id}\t{law.Rules.Count(r => r.Packs.Contains(pack.Id))}\t{pack.Name.In(language)}");
        }

        return ExitCode.Nothing;
    }

    private static int Kinds(Language language)
    {
        foreach (var kind in Load().Kinds)
        {
            Console.Out.WriteLine($"{kind.Id}\t{kind.Detector}\t{kind.Channel}\t{kind.Question.In(language)}");
        }

        return ExitCode.Nothing;
    }

    private static int Lint(string[] folders)
    {
        foreach (var folder in folders.Where(static f => !Directory.Exists(f)))
        {
            throw CommandException.Usage($"The folder '{folder}' is not there.");
        }

        var problems = KnowledgeLinter.Lint([KnowledgeFolder.Find(), .. folders]);
        foreach (var problem in problems)
        {
            Console.Out.WriteLine(problem);
        }

        if (!problems.IsEmpty)
        {
            Console.Error.WriteLine($"candor: {problems.Length} mistakes; nothing of a pack with a mistake is used.");
            return ExitCode.Something;
        }

        var law = KnowledgeLoader.Load([KnowledgeFolder.Find(), .. folders]).Law;
        Console.Out.WriteLine($"{law.Packs.Length} packs, {law.Rules.Length} rules, {law.Kinds.Length} kinds of finding, {law.Detectors.Length} detectors: no mistakes.");
        return ExitCode.Nothing;
    }

    private static int Categories(Language language)
    {
        foreach (var category in Load().Categories)
        {
            Console.Out.WriteLine($"{category.Id}\t{category.Name.In(language)}\t{category.NecessaryText.In(language)}");
        }

        return ExitCode.Nothing;
    }
}
