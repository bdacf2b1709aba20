namespace Candor;

/// <summary>An entry of an archive, or a class, file or string in it.</summary>
/// <param name="Entry">The name of the entry.</param>
/// <param name="Detail">What in it is meant, such as a package of classes; null where the whole entry is.</param>
public sealed record ArchiveEntryLocator(string Entry, string? Detail) : Locator
{
    /// <inheritdoc/>
    [System.Text.Json.Serialization.JsonIgnore]
    public override string Key => $"archive-entry\n{Entry}\n{Detail}";
}
