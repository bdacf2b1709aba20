using System.Collections.Immutable;

namespace Candor.Policies;

/// <summary>What is known of the app whose policy is read.</summary>
/// <param name="Names">Names of the app and of who publishes it: labels in both languages, the package. They stand for the first party.</param>
public sealed record PolicyContext(ImmutableArray<string> Names)
{
    /// <summary>Nothing is known of the app.</summary>
    public static PolicyContext None { get; } = new([]);
}
