using Candor.Knowledge.Yaml;

namespace Candor.Knowledge;

/// <summary>A knowledge file, parsed.</summary>
/// <param name="Name">Its name below its knowledge folder, with forward slashes.</param>
/// <param name="Root">Its mapping.</param>
/// <param name="Provenance">Its origin, licence and version.</param>
internal sealed record KnowledgeFile(string Name, YamlMap Root, Provenance Provenance)
{
    /// <summary>The provenance of an entry: its own keys where it has them, else the file's.</summary>
    public Provenance ProvenanceOf(YamlMap entry) => new(
        entry.OptionalText("origin") ?? Provenance.Origin,
        entry.OptionalText("licence") ?? Provenance.Licence,
        entry.OptionalText("version") ?? Provenance.Version);
}
