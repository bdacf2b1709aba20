using Candor.Knowledge;

namespace Candor.Cli.Auditing;

/// <summary>Finds the knowledge base that comes with the program.</summary>
internal static class KnowledgeFolder
{
    /// <summary>The folder of <see cref="ShippedKnowledge"/>.</summary>
    /// <exception cref="CommandException">There is none.</exception>
    public static string Find()
    {
        var folder = ShippedKnowledge.Find() ?? throw CommandException.NotAnalysed($"The knowledge base was not found; set {ShippedKnowledge.Variable} to its folder.");
        return Directory.Exists(folder) ? folder : throw CommandException.Usage($"{ShippedKnowledge.Variable} names the folder '{folder}', which is not there.");
    }
}
