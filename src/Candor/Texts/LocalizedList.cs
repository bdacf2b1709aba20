namespace Candor;

/// <summary>Joins texts as each language lists things.</summary>
public static class LocalizedList
{
    /// <summary>Joins texts: <c>甲、乙、丙</c> and <c>a, b, c</c>. Beyond <paramref name="limit"/> the rest is counted.</summary>
    public static LocalizedText Join(IReadOnlyList<LocalizedText> texts, int limit = 12)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var shown = texts.Take(limit).ToList();
        var rest = texts.Count - shown.Count;
        var zh = string.Join('、', shown.Select(static t => t.Zh));
        var en = string.Join(", ", shown.Select(static t => t.En));
        return rest == 0 ? new(zh, en) : new($"{zh}等{texts.Count}项", $"{en} and {rest} more");
    }
}
