using Candor.Policies.Negation;
using Candor.Policies.Structure;
using Candor.Policies.Text;

namespace Candor.Policies.ThirdParties;

/// <summary>
/// Reads lists whose entries are sentences: "友盟 SDK：用于统计分析，收集您的设备信息…", "使用了示例有限公司的地图 SDK，获取您的位置信息，用于…".
/// An entry has a name that holds "SDK" and says what is collected.
/// </summary>
internal sealed class ProseEntries(PolicyText text)
{
    private const int LongestName = 40;
    private static readonly string[] Collects = ["收集", "获取", "采集", "读取", "collects", "collect ", "obtains", "accesses", "receives"];
    private static readonly string[] Purposes = ["用于", "用来", "以便", "为您提供", "以实现", "used to ", "in order to ", "used for ", "for the purpose of "];
    private static readonly string[] Companies = ["股份有限公司", "有限责任公司", "有限公司"];
    private static readonly string[] CompanyStarts = ["使用了", "使用", "集成了", "集成", "接入了", "接入", "由", "引入", "提供方", "是", "：", "，", "（", "与", "嵌入"];
    private static readonly System.Buffers.SearchValues<char> Stops = System.Buffers.SearchValues.Create("。；;");
    private static readonly System.Buffers.SearchValues<char> NameStops = System.Buffers.SearchValues.Create("，。；：:,（(、的“《【");

    /// <summary>The entries, in order.</summary>
    public IEnumerable<Entry> Read()
    {
        for (var i = 0; i < text.Blocks.Length; i++)
        {
            var span = text.Blocks[i].Span;
            if (text.Blocks[i].Kind is BlockKind.Heading or BlockKind.TableRow || span.Length > 2_000 || Entry(span, i) is not { } entry)
            {
                continue;
            }

            yield return entry;
        }
    }

    private Entry? Entry(TextSpan span, int block)
    {
        var line = text.Text.AsSpan(span.Start, span.Length);
        var from = Numbering.Of(line)?.Length ?? 0;
        var sdk = line.IndexOf("SDK", StringComparison.OrdinalIgnoreCase);
        if (sdk < 0 || line.Contains("名称", StringComparison.Ordinal) || Scan.First(line, Collects) < 0 || Name(line, from) is not { } name)
        {
            return null;
        }

        var (nameStart, nameEnd) = name;
        var rest = line[nameEnd..];
        var collect = Scan.First(rest, Collects);
        if (collect < 0)
        {
            return null;
        }

        var data = nameEnd + collect;
        var dataStart = data + (line[data] > 0x2E80 ? 2 : line[data..].IndexOf(' ') + 1);
        var dataEnd = End(line, dataStart, Purposes);
        var purpose = Scan.First(line[nameEnd..], Purposes);
        var cells = new List<(Column, TextSpan)>
        {
            (Column.Name, Trimmed(span.Start, line, nameStart, nameEnd)),
            (Column.Data, Trimmed(span.Start, line, dataStart, dataEnd)),
        };
        if (purpose >= 0)
        {
            cells.Add((Column.Purpose, Trimmed(span.Start, line, nameEnd + purpose, End(line, nameEnd + purpose, Collects))));
        }

        if (Company(line) is { } company)
        {
            cells.Add((Column.Company, Trimmed(span.Start, line, company.Start, company.End)));
        }

        return new([.. cells], null, span, block);
    }

    // The name stands first and ends with a colon or comma, or behind its company: "…有限公司的地图SDK".
    private static (int Start, int End)? Name(ReadOnlySpan<char> line, int from)
    {
        var head = line[from..];
        var stop = head.IndexOfAny(NameStops);
        if (stop is > 1 and <= LongestName && head[..stop].Contains("SDK", StringComparison.OrdinalIgnoreCase) && !Scan.Any(head[..stop], ["我们", "我方", "可能", "会", "将", "以下", "第三方SDK", "使用", "集成", "接入"]))
        {
            return (from, from + stop);
        }

        foreach (var end in Companies)
        {
            var at = line.IndexOf(end, StringComparison.Ordinal);
            if (at < 0)
            {
                continue;
            }

            var start = at + end.Length;
            start += start < line.Length && line[start] == '的' ? 1 : 0;
            var sdk = line[start..].IndexOf("SDK", StringComparison.OrdinalIgnoreCase);
            if (sdk is >= 0 and < 24 && line.Slice(start, sdk).IndexOfAny(NameStops) < 0)
            {
                return (start, start + sdk + 3);
            }
        }

        return null;
    }

    private static (int Start, int End)? Company(ReadOnlySpan<char> line)
    {
        foreach (var end in Companies)
        {
            var at = line.IndexOf(end, StringComparison.Ordinal);
            if (at <= 0)
            {
                continue;
            }

            var start = 0;
            foreach (var lead in CompanyStarts)
            {
                var found = line[..at].LastIndexOf(lead, StringComparison.Ordinal);
                start = found >= 0 ? Math.Max(start, found + lead.Length) : start;
            }

            if (at + end.Length - start is > 4 and < 40)
            {
                return (start, at + end.Length);
            }
        }

        return null;
    }

    private static int End(ReadOnlySpan<char> line, int from, string[] marks)
    {
        var rest = line[from..];
        var stop = rest.IndexOfAny(Stops);
        stop = stop < 0 ? rest.Length : stop;
        var mark = Scan.First(rest[..stop], marks);
        if (mark > 0)
        {
            var comma = rest[..mark].LastIndexOfAny("，,");
            stop = comma > 0 ? comma : mark;
        }

        return from + stop;
    }

    private static TextSpan Trimmed(int offset, ReadOnlySpan<char> line, int start, int end)
    {
        while (start < end && line[start] is ' ' or '，' or ',' or '您' or '的')
        {
            start++;
        }

        while (end > start && line[end - 1] is ' ' or '，' or ',' or '：' or ':')
        {
            end--;
        }

        return new(offset + start, end - start);
    }
}
