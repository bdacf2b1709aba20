using System.Collections.Immutable;
using Candor.Policies.Text;

namespace Candor.Policies.ThirdParties;

/// <summary>
/// Reads lists without a table: "SDK名称：… 使用目的：… 收集信息：…", one key a line or several in one, with or without a number before each entry.
/// </summary>
internal static class KeyValueEntries
{
    private const int LongestKey = 24;

    public static IEnumerable<Entry> Read(PolicyText text)
    {
        var open = new List<(Column Column, TextSpan Span)>();
        var (first, end) = (-1, 0);
        for (var i = 0; i < text.Blocks.Length; i++)
        {
            var block = text.Blocks[i];
            if (block.Kind == BlockKind.TableRow)
            {
                continue;
            }

            var pairs = Pairs(text.Text, block.Span);
            if (pairs.Count == 0 && open.Count > 0 && block.Kind == BlockKind.Heading)
            {
                if (Close() is { } entry)
                {
                    yield return entry;
                }
            }

            foreach (var pair in pairs)
            {
                if (pair.Column == Column.Name && open.Exists(static o => o.Column == Column.Name) && Close() is { } entry)
                {
                    yield return entry;
                }

                if (open.Count == 0)
                {
                    first = i;
                }

                open.Add(pair);
                end = Math.Max(end, pair.Span.End);
            }

            if (pairs.Count == 0 && open.Count > 0 && Close() is { } closed)
            {
                yield return closed;
            }
        }

        if (Close() is { } last)
        {
            yield return last;
        }

        Entry? Close()
        {
            var isEntry = open.Exists(static o => o.Column is Column.Name or Column.Company)
                && open.Exists(static o => o.Column is Column.Data or Column.Purpose)
                && open.Count >= 3;
            var start = first < 0 ? 0 : text.Blocks[first].Span.Start;
            Entry? entry = isEntry ? new([.. open], null, new(start, end - start), first) : null;
            open.Clear();
            (first, end) = (-1, 0);
            return entry;
        }
    }

    private static List<(Column Column, TextSpan Span)> Pairs(string text, TextSpan block)
    {
        var pairs = new List<(Column, TextSpan)>();
        for (var at = block.Start; at < block.End;)
        {
            var stop = text.AsSpan(at, block.End - at).IndexOfAny('；', ';', '\n');
            var end = stop < 0 ? block.End : at + stop;
            var colon = text.AsSpan(at, Math.Min(end - at, LongestKey + 1)).IndexOfAny('：', ':');
            if (colon > 0 && ColumnNames.Of(text.Substring(at, colon).TrimStart("0123456789.、（）() ".ToCharArray())) is var column and not Column.None)
            {
                var from = at + colon + 1;
                while (from < end && text[from] == ' ')
                {
                    from++;
                }

                pairs.Add((column, new(from, end - from)));
            }

            at = end + 1;
        }

        return pairs;
    }
}
