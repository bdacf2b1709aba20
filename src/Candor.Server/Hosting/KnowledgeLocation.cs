namespace Candor.Server.Hosting;

/// <summary>Finds the knowledge base.</summary>
internal static class KnowledgeLocation
{
    private const string Variable = "CANDOR_KNOWLEDGE";

    /// <summary>The folder that <c>CANDOR_KNOWLEDGE</c> names, else <c>knowledge</c> beside the program or beside a folder above it.</summary>
    /// <exception cref="DirectoryNotFoundException">There is none.</exception>
    public static string Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            return named;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "knowledge");
            if (File.Exists(Path.Combine(candidate, "data-types.yaml")))
            {
                return candidate;
            }
        }

        throw new DirectoryNotFoundException($"The knowledge base was not found; set {Variable} to its folder.");
    }
}
