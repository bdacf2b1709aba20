namespace Candor.Knowledge;

/// <summary>Where the knowledge base that comes with the program is.</summary>
public static class ShippedKnowledge
{
    /// <summary>The environment variable that names another folder.</summary>
    public const string Variable = "CANDOR_KNOWLEDGE";

    /// <summary>
    /// The folder that <see cref="Variable"/> names, whether it is there or not; else <c>knowledge</c> beside the program or beside a folder above it;
    /// null where there is none.
    /// </summary>
    public static string? Find()
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

        return null;
    }
}
