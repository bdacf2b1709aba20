using System.Collections.Immutable;

namespace Candor.Cases;

/// <summary>Under which conditions an audit ran. A recheck counts only under the same.</summary>
/// <param name="Date">The date of the fact, ISO 8601.</param>
/// <param name="Packs">The law packs.</param>
/// <param name="Category">The category of the app; null where none was given.</param>
/// <param name="ToolVersion">The version of the program.</param>
/// <param name="Knowledge">SHA-256 over the knowledge.</param>
public sealed record AuditConditions(string Date, ImmutableArray<string> Packs, string? Category, string ToolVersion, string Knowledge)
{
    /// <summary>The conditions of an audit.</summary>
    public static AuditConditions Of(Audit audit)
    {
        ArgumentNullException.ThrowIfNull(audit);
        return new(audit.Options.Date, audit.Options.Packs, audit.Options.Category, audit.Tool.Version, audit.Tool.Knowledge);
    }

    /// <summary>How these differ from the conditions of an earlier audit; null where they are the same.</summary>
    public LocalizedText? DifferenceFrom(AuditConditions earlier)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        if (ToolVersion != earlier.ToolVersion || Knowledge != earlier.Knowledge)
        {
            return new("程序或知识库的版本不同。", "The program or its knowledge is another version.");
        }

        if (Date != earlier.Date || !Packs.SequenceEqual(earlier.Packs, StringComparer.Ordinal))
        {
            return new("适用的法律或日期不同。", "Other law, or the law of another day, was applied.");
        }

        return Category == earlier.Category ? null : new("假定的应用类别不同。", "Another category of app was assumed.");
    }
}
