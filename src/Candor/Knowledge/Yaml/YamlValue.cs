using System.Collections.Immutable;

namespace Candor.Knowledge.Yaml;

/// <summary>A value of a YAML file with the line that it stands on: a scalar, a sequence or a mapping.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Scalar">The text of a scalar; null for the other kinds.</param>
/// <param name="Items">The items of a sequence; default for the other kinds.</param>
/// <param name="Entries">The entries of a mapping, in order; default for the other kinds.</param>
internal sealed record YamlValue(
    int Line,
    string? Scalar,
    ImmutableArray<YamlValue> Items,
    ImmutableArray<KeyValuePair<string, YamlValue>> Entries)
{
    public bool IsMapping => !Entries.IsDefault;

    public bool IsSequence => !Items.IsDefault;
}
