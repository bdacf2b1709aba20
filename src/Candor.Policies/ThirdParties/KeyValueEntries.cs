using System.Collections.Immutable;
using Candor.Policies.Negation;
using Candor.Policies.Structure;
using Candor.Policies.Text;

namespace Candor.Policies.ThirdParties;

/// <summary>
/// Reads lists without a table: "SDK名称：… 使用目的：… 收集信息：…", one key a line or several in one, with or without a number or a line with the
/// name before each entry.
/// </summary>
internal sealed class KeyValueEntries(PolicyText text)
{
    private const int LongestName = 50;
    private static readonly System.Buffers.SearchValues<char> Colons = System.Buffers.SearchValues.Create("：:");
    private static readonly System.Buffers.SearchValues<char> KeyStarts = System.Buffers.SearchValues.Create("；;，,。|\n)）】 ");

    private readonly List<(Column Column, string Key, TextSpan Span)> _open = [];
    private TextSpan? _name;
    private int _first = -1;
    private int _end;

    /// <summary>The entries, in order.</summary>
    public IEnumerable<Entry> Read()
    {
        TextSpan? before = null;
        for (var i = 0; i < text.Blocks.Length; i++)
        {
            var block = text.Blocks[i];
            if (block.Kind == BlockKind.TableRow)
            {
                continue;
            }

            var pairs = Pairs(block.Span);
            if (pairs.Count == 0)
            {
                if (_open.Count > 0 && _open[^1].Span.Length == 0 && block.Kind != BlockKind.Heading)
                {
                    // The value stands below its key.
                    _open[^1] = _open[^1] with { Span = block.Span };
                    _end = block.Span.End;
                    continue;
                }

                if (Close() is { } closed)
                {
                    yield return closed;
                }

                before = IsName(block.Span) ? Bare(block.Span) : null;
                continue;
            }

            var lead = Lead(block.Span, pairs[0].KeyStart);
            if (lead is not null && _open.Count > 0 && Close() is { } done)
            {
                yield return done;
            }

            foreach (var (column, key, keyStart, span) in pairs)
            {
                if (_open.Count > 0 && (_open[0].Key == key || (column == Column.Name && _open.Exists(static o => o.Column == Column.Name))) && Close() is { } entry)
                {
                    yield return entry;
                }

                if (_open.Count == 0)
                {
                    _first = i;
                    _name = lead ?? before;
                    (lead, before) = (null, null);
                }

                _open.Add((column, key, span));
                _end = Math.Max(_end, span.End);
            }
        }

        if (Close() is { } last)
        {
            yield return last;
        }
    }

    private Entry? Close()
    {
        var columns = _open.Select(static o => o.Column).ToList();
        var isNamed = columns.Contains(Column.Name) || columns.Contains(Column.Company) || _name is not null;
        var isEntry = isNamed && columns.Exists(static c => c is Column.Data or Column.Purpose or Column.Scene or Column.Permissions) &&
            _open.Count + (_name is null || columns.Contains(Column.Name) ? 0 : 1) >= 3 &&
            columns.Exists(static c => c is Column.Data or Column.Company or Column.Address or Column.Permissions);
        Entry? entry = null;
        if (isEntry)
        {
            var cells = _open.Select(static o => (o.Column, o.Span)).ToList();
            if (_name is { } name && !_open.Exists(static o => o.Column == Column.Name && o.Key.Contains("sdk", StringComparison.OrdinalIgnoreCase)))
            {
                cells.Insert(0, (Column.Name, name));
            }

            var resolved = Entry.Resolve([.. cells.Select(static c => c.Column)], n => [cells[n].Span.In(text.Text)]);
            var start = _name is { } n && cells[0].Span == n ? n.Start : text.Blocks[_first].Span.Start;
            entry = new([.. cells.Select((c, at) => (resolved[at], c.Span))], null, new(start, _end - start), _first);
        }

        _open.Clear();
        (_first, _end, _name) = (-1, 0, null);
        return entry;
    }

    /// <summary>The keys of a block with their values; a value ends where the next key begins.</summary>
    private List<(Column Column, string Key, int KeyStart, TextSpan Span)> Pairs(TextSpan block)
    {
        var keys = new List<(Column Column, string Key, int Start, int ValueStart)>();
        for (var at = block.Start; at < block.End;)
        {
            var step = text.Text.AsSpan(at, block.End - at).IndexOfAny(Colons);
            if (step < 0)
            {
                break;
            }

            var colon = at + step;
            if (text.Text.AsSpan(colon).StartsWith("://", StringComparison.Ordinal))
            {
                // An address holds a colon and no key.
                at = colon + 1;
                continue;
            }

            var floor = keys.Count > 0 ? keys[^1].ValueStart : block.Start;
            var from = text.Text.AsSpan(floor, colon - floor).LastIndexOfAny(KeyStarts);
            from = from < 0 ? floor : floor + from + 1;
            if (Key(floor, from, colon, keys.Count > 0) is { } key)
            {
                keys.Add((key.Column, text.Text[key.Start..colon].Trim(), key.Start, colon + 1));
            }

            at = colon + 1;
        }

        // One key alone in a long sentence is a turn of phrase.
        if (keys.Count == 1 && keys[0].Start - block.Start > 40)
        {
            return [];
        }

        return [.. keys.Select((k, i) => (k.Column, k.Key, k.Start, Trim(k.ValueStart, i + 1 < keys.Count ? keys[i + 1].Start : block.End)))];
    }

    // A key may hold spaces ("Privacy policy:"): longer ones are tried as well.
    private (Column Column, int Start)? Key(int floor, int from, int colon, bool isInner)
    {
        (Column Column, int Start)? best = null;
        for (var start = from; start >= floor; start--)
        {
            var isStart = start == floor || text.Text[start - 1] is '；' or ';' or '，' or ',' or '。' or '|' or '\n' or ' ' or '）' or ')' or '】';
            if (!isStart)
            {
                continue;
            }

            if (colon - start > 36)
            {
                break;
            }

            var words = text.Text[start..colon];
            if (ColumnNames.OfKey(words) is var column and not Column.None)
            {
                best = (column, start);
            }
            else if (best is not null || text.Text[start] > 0x2E80)
            {
                break;
            }

            if (start > floor && text.Text[start - 1] is not ' ')
            {
                break;
            }
        }

        return best is { } found && isInner && found.Column == Column.Name && found.Start == floor ? null : best;
    }

    private TextSpan Trim(int start, int end)
    {
        while (start < end && text.Text[start] is ' ' or ',' or '，')
        {
            start++;
        }

        while (end > start && text.Text[end - 1] is ' ' or ',' or '，' or '；' or ';' or '。' or '|' or '、')
        {
            end--;
        }

        return new(start, end - start);
    }

    /// <summary>The words before the first key of a line, where they are a name: "微信SDK，所属公司：…".</summary>
    private TextSpan? Lead(TextSpan block, int key)
    {
        var lead = Bare(new(block.Start, key - block.Start));
        return lead.Length is > 1 and <= LongestName && IsName(lead) ? lead : null;
    }

    private TextSpan Bare(TextSpan span)
    {
        var line = text.Text.AsSpan(span.Start, span.Length);
        var from = span.Start + (Numbering.Of(line)?.Length ?? 0);
        var end = span.End;
        while (from < end && text.Text[from] is ' ' or ',' or '，' or '-' or '*' or '•' or '·' or '【' or '、')
        {
            from++;
        }

        while (end > from && text.Text[end - 1] is ' ' or ',' or '，' or '：' or ':' or '】' or '。' or '；' or ';' or '-' or '—')
        {
            end--;
        }

        return new(from, end - from);
    }

    private bool IsName(TextSpan span)
    {
        var words = text.Text.AsSpan(span.Start, span.Length);
        return words.Length is > 1 and <= LongestName && !Scan.Any(words, ["我们", "您", "如下", "以下", "清单", "列表", "目录", "！", "？", "following", "we ", "隐私政策"]) &&
            (words.Contains("SDK", StringComparison.OrdinalIgnoreCase) || !Scan.Any(words, ["权限", "信息"])) && words.IndexOfAny("。；") < 0;
    }
}
