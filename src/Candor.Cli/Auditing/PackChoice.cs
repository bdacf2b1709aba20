using System.Collections.Immutable;
using Candor.Knowledge;
using Candor.Law;

namespace Candor.Cli.Auditing;

/// <summary>What <c>--pack</c> asks for: packs by name, and folders that hold packs of one's own.</summary>
/// <param name="Names">Names of packs and groups.</param>
/// <param name="Folders">Folders.</param>
internal sealed record PackChoice(ImmutableArray<string> Names, ImmutableArray<string> Folders)
{
    /// <summary>Reads names and folders, joined by commas. What is a folder on the disk is one.</summary>
    public static PackChoice Read(string text)
    {
        var parts = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToLookup(Directory.Exists);
        return new([.. parts[false]], [.. parts[true]]);
    }

    /// <summary>The ids of the packs for facts of a day, ordered.</summary>
    /// <exception cref="CommandException">There is no such pack.</exception>
    public ImmutableArray<string> Of(LawLibrary law, DateOnly day)
    {
        var packs = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var name in Names)
        {
            var found = law.PacksOf(name, day);
            if (found.IsEmpty)
            {
                throw CommandException.Usage($"'{name}' is neither a law pack nor a folder; 'candor law packs' lists the packs.");
            }

            packs.UnionWith(found);
        }

        foreach (var folder in Folders)
        {
            var own = KnowledgeLoader.Load(folder).Law.Packs;
            if (own.IsEmpty)
            {
                throw CommandException.Usage($"The folder '{folder}' declares no pack; write 'packs:' in a file of it, as docs/law-packs.md says.");
            }

            packs.UnionWith(own.Select(static p => p.Id));
        }

        return [.. packs];
    }

    /// <summary>The choice as text, folders without those above them.</summary>
    public string ToText() => string.Join(',', Names.Concat(Folders.Select(static f => Path.GetFileName(Path.TrimEndingDirectorySeparator(f)))));
}
