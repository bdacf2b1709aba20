using System.Collections.Immutable;

namespace Candor.Differences;

/// <summary>What one audit has of a sort of thing and another has not.</summary>
/// <typeparam name="T">The sort of thing.</typeparam>
/// <param name="New">What only the new audit has.</param>
/// <param name="Gone">What only the old audit has, where the new one could have seen it.</param>
/// <param name="NotSeen">What only the old audit has, where the new one could not look as far as the old one. Never to be read as gone.</param>
public sealed record ItemChanges<T>(ImmutableArray<T> New, ImmutableArray<T> Gone, ImmutableArray<T> NotSeen)
{
    /// <summary>Whether nothing differs.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsEmpty => New.IsEmpty && Gone.IsEmpty && NotSeen.IsEmpty;
}
