using System.CommandLine;
using Candor.Android.Flows;
using Candor.Cli.Auditing;
using Candor.Knowledge;

namespace Candor.Cli.Commands;

/// <summary><c>candor knowledge</c>.</summary>
internal static class KnowledgeCommand
{
    public static Command Create()
    {
        var folders = new Argument<string[]>("DIR") { Description = "Knowledge folders; default: the one that comes with the program.", Arity = ArgumentArity.ZeroOrMore };
        var lint = new Command("lint", "Checks the knowledge base and names every mistake with its file and line.") { folders };
        lint.SetAction(parsed => Lint(parsed.GetValue(folders) ?? []));
        return new Command("knowledge", "Looks into the knowledge base.") { lint };
    }

    private static int Lint(string[] folders)
    {
        string[] checkedFolders = folders.Length > 0 ? folders : [KnowledgeFolder.Find()];
        var problems = KnowledgeLinter.Lint(checkedFolders);
        problems = problems.IsEmpty ? FlowModelLinter.Check(KnowledgeLoader.Load(checkedFolders)) : problems;
        foreach (var problem in problems)
        {
            Console.Out.WriteLine(problem);
        }

        if (!problems.IsEmpty)
        {
            Console.Error.WriteLine($"candor: {problems.Length} mistakes.");
            return ExitCode.Something;
        }

        var knowledge = KnowledgeLoader.Load(checkedFolders);
        Console.Out.WriteLine(
            $"{knowledge.DataTypes.All.Length} data types, {knowledge.Purposes.Length} purposes, {knowledge.Parties.All.Length} parties, "
            + $"{knowledge.Parties.All.Sum(static p => p.Sdks.Length)} SDKs, {knowledge.Android.Sources.Length} sources, {knowledge.Android.Sinks.Length} sinks, "
            + $"{knowledge.Android.Permissions.Length} permissions, {knowledge.Law.Rules.Length} rules, {knowledge.Law.Categories.Length} categories: no mistakes.");
        Console.Out.WriteLine($"version {knowledge.Sha256}");
        return ExitCode.Nothing;
    }
}
