using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Candor.Policies;

namespace Candor.PolicyBench.Tables;

/// <summary>
/// SDK lists of real policies: how many cells the reader has exactly. The truth is read from the files by patterns of this class alone, with the
/// headings labelled by hand. The flattened forms are the same rows without their markup: a line of headings and lines of cells, every cell in a line
/// of its own, and keys and values in one line.
/// </summary>
internal static partial class SdkLists
{
    private static readonly Dictionary<string, string> Headings = new(StringComparer.Ordinal)
    {
        ["使用SDK名称"] = "name", ["SDK名称"] = "name", ["功能类型"] = "name", ["第三方名称"] = "company", ["包名信息"] = "package", ["使用目的"] = "purpose",
        ["收集个人信息"] = "data", ["涉及个人信息"] = "data", ["收集类型"] = "data", ["收集个人信息类型"] = "data", ["共享方式"] = "mode", ["处理方式"] = "mode", ["功能"] = "purpose",
        ["运营方"] = "company", ["第三方隐私政策"] = "address", ["隐私权政策链接"] = "address", ["第三方隐私政策或官网链接"] = "address", ["隐私政策"] = "address", ["使用的权限"] = "permissions", ["使用的敏感权限"] = "permissions",
    };

    /// <summary>The cells right and all cells, for the structured files and for the flattened forms.</summary>
    public static ((int Right, int All) Structured, (int Right, int All) Flattened, List<string> Wrong) Measure(string folder, PolicyReader reader)
    {
        var wrong = new List<string>();
        (int Right, int All) structured = (0, 0), flattened = (0, 0);
        foreach (var file in (string[])["jiamai_sdklist.html-in-md.md", "uniapp_android-store.html-in-md.md", "usongame_sdk.mdx", "qq_share_list.kv-blocks.md", "xuexi_sdk.kv-blocks.md"])
        {
            var source = File.ReadAllText(Path.Combine(folder, file));
            var lists = file.Contains("kv", StringComparison.Ordinal) ? [Blocks(source)] : Grids(source);
            Add(ref structured, Compare(lists.SelectMany(static l => l), reader.Read(Encoding.UTF8.GetBytes(source), file), file, wrong));
            foreach (var list in lists.Where(static l => l.Count > 1))
            {
                foreach (var (form, text) in Flat(list))
                {
                    Add(ref flattened, Compare(list, reader.Read(Encoding.UTF8.GetBytes(text), "list.txt"), $"{file} {form}", wrong));
                }
            }
        }

        return (structured, flattened, wrong);
    }

    private static void Add(ref (int Right, int All) sum, (int Right, int All) more) => sum = (sum.Right + more.Right, sum.All + more.All);

    private static (int Right, int All) Compare(IEnumerable<Dictionary<string, string>> gold, PolicyReading reading, string what, List<string> wrong)
    {
        var rows = reading.Policy.ThirdParties.ToList();
        int right = 0, all = 0, from = 0;
        foreach (var expected in gold)
        {
            var at = rows.FindIndex(from, r => Same(r.Name, expected["name"]));
            from = at < 0 ? from : at + 1;
            foreach (var (column, value) in expected.Where(static c => c.Value.Length > 0))
            {
                all++;
                var row = at < 0 ? null : rows[at];
                var told = row is null ? null : column switch
                {
                    "name" => row.Name,
                    "company" => row.Company,
                    "package" => row.Package,
                    "purpose" => row.Purpose,
                    "data" => row.DataTypesText,
                    "mode" => row.Mode,
                    "permissions" => string.Concat(row.Permissions),
                    _ => row.PolicyUrl,
                };
                if (Same(told ?? string.Empty, value))
                {
                    right++;
                }
                else
                {
                    wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{what}: {expected["name"]}.{column} is '{told}', not '{value}'"));
                }
            }
        }

        return (right, all);
    }

    private static bool Same(string told, string expected) => Bare(told) == Bare(expected);

    private static string Bare(string text) => string.Concat(text.Where(static c => char.IsLetterOrDigit(c)));

    private static List<List<Dictionary<string, string>>> Grids(string source)
    {
        var lists = new List<List<Dictionary<string, string>>>();
        foreach (Match table in Table().Matches(source))
        {
            List<string>? headings = null;
            var rows = new List<Dictionary<string, string>>();
            foreach (Match row in Row().Matches(table.Value))
            {
                var cells = Cell().Matches(row.Value).Select(static c => c.Groups["v"].Value).ToList();
                var texts = cells.ConvertAll(Text);
                if (headings is null)
                {
                    headings = texts.Count(Headings.ContainsKey) > 1 ? texts : null;
                }
                else if (texts.Count == headings.Count)
                {
                    var values = new Dictionary<string, string>(StringComparer.Ordinal);
                    for (var i = 0; i < texts.Count; i++)
                    {
                        if (Headings.TryGetValue(headings[i], out var column))
                        {
                            var link = Link().Match(cells[i]);
                            values[column] = column == "address" && link.Success ? WebUtility.HtmlDecode(link.Groups["v"].Value) : texts[i];
                        }
                    }

                    rows.Add(values);
                }
            }

            if (rows.Count > 0)
            {
                lists.Add(rows);
            }
        }

        return lists;
    }

    private static List<Dictionary<string, string>> Blocks(string source)
    {
        var rows = new List<Dictionary<string, string>>();
        var before = string.Empty;
        foreach (var raw in source.Split('\n'))
        {
            var line = raw.Trim().Trim('*').Trim();
            var colon = line.IndexOf('：', StringComparison.Ordinal);
            if (colon > 0 && Headings.TryGetValue(line[..colon].Trim(), out var column))
            {
                if (column == "company")
                {
                    rows.Add(new(StringComparer.Ordinal) { ["name"] = before });
                }

                if (rows.Count > 0)
                {
                    var link = MarkdownLink().Match(line);
                    rows[^1][column] = link.Success && column == "address" ? link.Groups["v"].Value : line[(colon + 1)..].Trim();
                }
            }
            else if (line.Length > 0 && colon < 0)
            {
                before = line;
            }
        }

        return [.. rows.Where(static r => r.Count > 3)];
    }

    private static IEnumerable<(string Form, string Text)> Flat(List<Dictionary<string, string>> rows)
    {
        var keys = rows[0].Keys.Where(k => rows.Exists(r => r.GetValueOrDefault(k, string.Empty).Length > 0)).ToList();
        var words = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["name"] = "SDK名称", ["company"] = "公司名称", ["package"] = "包名", ["purpose"] = "使用目的", ["data"] = "收集个人信息类型", ["mode"] = "共享方式", ["permissions"] = "权限", ["address"] = "隐私政策链接",
        };
        string Value(Dictionary<string, string> row, string key) => row.GetValueOrDefault(key, string.Empty) is { Length: > 0 } value ? value.Replace(',', '，') : "无";
        var head = keys.ConvertAll(k => words[k]);
        yield return ("commas", string.Join(',', head) + "\n" + string.Join('\n', rows.Select(r => string.Join(',', keys.Select(k => Value(r, k))))));
        yield return ("stacked", string.Join('\n', head) + "\n" + string.Join('\n', rows.Select(r => string.Join('\n', keys.Select(k => Value(r, k))))));
        yield return ("keys", string.Join('\n', rows.Select(r => r["name"] + "，" + string.Join("，", keys.Where(static k => k != "name").Select(k => $"{words[k]}：{Value(r, k)}")))));
    }

    private static string Text(string html) => string.Join(' ', WebUtility.HtmlDecode(Tags().Replace(html, " ")).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex("<table.*?</table>", RegexOptions.Singleline | RegexOptions.IgnoreCase, 10_000)]
    private static partial Regex Table();

    [GeneratedRegex("<tr.*?</tr>", RegexOptions.Singleline | RegexOptions.IgnoreCase, 10_000)]
    private static partial Regex Row();

    [GeneratedRegex("<t[dh][^>]*>(?<v>.*?)</t[dh]>", RegexOptions.Singleline | RegexOptions.IgnoreCase, 10_000)]
    private static partial Regex Cell();

    [GeneratedRegex("href=\"(?<v>[^\"]+)\"", RegexOptions.IgnoreCase, 10_000)]
    private static partial Regex Link();

    [GeneratedRegex(@"\]\((?<v>[^)]+)\)", RegexOptions.None, 10_000)]
    private static partial Regex MarkdownLink();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 10_000)]
    private static partial Regex Tags();
}
