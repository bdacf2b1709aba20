using System.Collections.Immutable;

namespace Candor.Policies.ThirdParties;

/// <summary>
/// Knows columns and keys by their headings. The order of the list decides: "收集方式" is a mode before it is data, "隐私政策链接" an address
/// before anything else.
/// </summary>
internal static class ColumnNames
{
    private const int LongestHeading = 40;

    private static readonly ImmutableArray<(Column Column, string[] Words)> Known =
    [
        (Column.Address, ["隐私政策", "隐私协议", "隐私权政策", "链接", "网址", "官网", "url", "link", "privacy policy", "privacy notice", "website"]),
        (Column.Permissions, ["权限", "permission"]),
        (Column.Package, ["包名", "package"]),
        (Column.Mode, ["方式", "途径", "method", "how ", "mode"]),
        (Column.Purpose, ["目的", "用途", "功能", "场景", "用于", "purpose", "function", "why", "used for"]),
        (Column.Company, ["公司", "主体", "运营方", "提供方", "提供者", "机构", "开发者", "所属", "company", "provider", "operator", "entity", "vendor"]),
        (Column.Name, ["名称", "name"]),
        (Column.Data, ["信息", "数据", "字段", "data", "information"]),
        (Column.Name, ["sdk", "第三方", "合作方", "合作伙伴", "产品", "服务商", "third part", "third-part", "partner", "service", "recipient", "接收方"]),
    ];

    private static readonly string[] OfOthers = ["sdk", "第三方", "合作", "公司", "机构", "运营方", "提供方", "接收方", "third", "partner", "company", "provider", "vendor", "recipient"];

    /// <summary>What a heading names; none where it is too long for a heading or says nothing known.</summary>
    public static Column Of(string heading)
    {
        var text = heading.Trim();
        if (text.Length is 0 or > LongestHeading)
        {
            return Column.None;
        }

        foreach (var (column, words) in Known)
        {
            if (words.Any(w => text.Contains(w, StringComparison.OrdinalIgnoreCase)))
            {
                return column;
            }
        }

        return Column.None;
    }

    /// <summary>Whether a heading speaks of other parties, and not of the app itself.</summary>
    public static bool SpeaksOfOthers(string heading) => OfOthers.Any(w => heading.Contains(w, StringComparison.OrdinalIgnoreCase));
}
