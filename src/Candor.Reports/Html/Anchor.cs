namespace Candor.Reports.Html;

/// <summary>The name of a place in the page: ASCII letters, digits and hyphens only, whatever the id behind it is.</summary>
internal readonly record struct Anchor
{
    private const int LongestId = 80;

    private Anchor(string name) => Name = name;

    public string Name { get; }

    /// <summary>A place that the report itself names.</summary>
    /// <exception cref="ArgumentException">The name holds other characters.</exception>
    public static Anchor Named(string name) =>
        IsSafe(name) ? new(name) : throw new ArgumentException("A place has letters, digits and hyphens only.", nameof(name));

    /// <summary>The place of a record. An id with other characters, or one that is too long, is replaced by its hash.</summary>
    /// <param name="prefix">Keeps records apart from each other and from the report's own places.</param>
    /// <param name="id">The id of the record.</param>
    public static Anchor Of(string prefix, string id) =>
        Named($"{prefix}-{(IsSafe(id) ? id : ContentId.Of("id", id))}");

    private static bool IsSafe(string name)
    {
        if (name.Length is 0 or > LongestId)
        {
            return false;
        }

        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '-')
            {
                return false;
            }
        }

        return true;
    }
}
