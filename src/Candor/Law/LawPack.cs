namespace Candor.Law;

/// <summary>A set of rules that is asked for by name.</summary>
/// <param name="Id">Its id, as rules name it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Group">The name under which it is asked for together with others, such as <c>cn</c>; null where only by its id.</param>
/// <param name="From">For a pack of a group: the first day of facts for which it is the group's; null for no bound.</param>
/// <param name="Until">For a pack of a group: the first day of facts for which it no longer is; null for no bound.</param>
/// <param name="Day">A day on which every rule of the pack must be in force; null where it holds rules of many times.</param>
/// <param name="File">The file that it was read from.</param>
/// <param name="Line">The line in that file.</param>
public sealed record LawPack(
    string Id,
    LocalizedText Name,
    string? Group,
    DateOnly? From,
    DateOnly? Until,
    DateOnly? Day,
    string File,
    int Line)
{
    /// <summary>Whether it is the one of its group for facts of a day.</summary>
    public bool IsFor(DateOnly day) => (From is not { } from || from <= day) && (Until is not { } until || day < until);
}
