using System.Collections.Immutable;

namespace Candor.Policies.ThirdParties;

/// <summary>
/// Knows columns and keys by their headings. The order of the list decides: "收集方式" is a mode before it is data, "隐私政策链接" an address
/// before anything else.
/// </summary>
internal static class ColumnNames
{
    private const int LongestHeading = 40;
    private const int LongestKey = 24;

    private static readonly ImmutableArray<(Column Column, string[] Words)> Known =
    [
        (Column.Other, ["联系方式", "联系电话", "联系邮箱", "投诉", "备注", "版本号", "sdk版本", "适用平台", "应用平台", "接入平台", "所属平台", "操作系统", "适用系统", "使用范围", "适用范围", "保存期限", "存储期限", "保存地点", "存储地点",
            "安全措施", "保护措施", "脱敏", "去标识化", "是否必要", "是否", "序号", "编号", "频率", "频次", "退出", "情形", "contact", "platform", "remark", "retention", "location of", "storage period", "no.", "country", "opt-out", "opt out"]),
        (Column.Address, ["隐私政策", "隐私协议", "隐私权政策", "隐私声明", "隐私说明", "隐私条款", "隐私保护", "隐私链接", "隐私指引", "保护政策", "处理规则", "保护规则", "合规", "privacy policy", "privacy notice", "privacy statement", "policy link", "privacy"]),
        (Column.Website, ["官网", "官方网站", "官方链接", "官方地址", "网站", "链接", "网址", "url", "link", "website", "homepage"]),
        (Column.Package, ["包名", "package", "bundle"]),
        (Column.Permissions, ["权限", "permission"]),
        (Column.Purpose, ["目的", "用途", "purpose", "why"]),
        (Column.Mode, ["方式", "途径", "method", "how ", "mode", "means of"]),
        (Column.Scene, ["场景", "scenario", "when ", "触发"]),
        (Column.Name, ["sdk名称", "sdk 名称", "产品名称", "服务名称", "sdk name", "name of sdk", "name of the sdk", "product name"]),
        (Column.Kind, ["功能类型", "服务类型", "业务类型", "产品类型", "sdk类型", "类别", "分类", "category", "type of service", "service type", "type of sdk"]),
        (Column.Company, ["公司", "主体", "运营方", "提供方", "提供者", "提供商", "服务商", "供应商", "机构", "开发者", "开发商", "所属", "厂商", "运营者", "运营商名称", "权利人", "企业",
            "company", "provider", "operator", "entity", "vendor", "developer", "owner", "organization", "organisation", "supplier"]),
        (Column.Data, ["收集类型", "收集内容", "收集范围", "获取内容", "个人信息", "信息", "数据", "字段", "data", "information"]),
        (Column.Name, ["名称", "name"]),
        (Column.Purpose, ["功能", "用于", "作用", "服务内容", "业务内容", "function", "used for", "use case", "usage", "feature"]),
        (Column.Name, ["sdk", "第三方", "合作方", "合作伙伴", "产品", "插件", "组件", "third part", "third-part", "partner", "service", "recipient", "接收方", "受托方", "plugin", "library", "tool"]),
    ];

    private static readonly string[] OfOthers = ["sdk", "第三方", "合作", "公司", "机构", "运营方", "提供方", "接收方", "受托", "厂商", "开发者", "服务商", "third", "partner", "company", "provider", "vendor", "recipient", "operator", "developer"];

    // A key that holds one of these is a piece of a sentence.
    private static readonly string[] NotInKeys = ["我们", "您", "你", "以下", "如下", "包括", "请", "，", "。", "；", "、", "例如", "we ", "you", "following"];

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
                return column switch
                {
                    // Headings that name two things: "权限/信息", "功能及场景".
                    Column.Permissions when text.Contains("信息", StringComparison.Ordinal) || text.Contains("data", StringComparison.OrdinalIgnoreCase) => Column.Data,
                    Column.Scene when text.Contains("功能", StringComparison.Ordinal) => Column.Purpose,
                    _ => column,
                };
            }
        }

        return Column.None;
    }

    /// <summary>What the words before a colon name; none where they are a piece of a sentence.</summary>
    public static Column OfKey(string key)
    {
        var text = key.Trim(" 0123456789.、（）()-*•·【】[]".ToCharArray());
        return text.Length is > 1 and <= LongestKey + 12 && (text.Length <= LongestKey || text.All(char.IsAscii)) && !NotInKeys.Any(w => text.Contains(w, StringComparison.OrdinalIgnoreCase)) ? Of(text) : Column.None;
    }

    /// <summary>Whether a heading speaks of other parties, and not of the app itself.</summary>
    public static bool SpeaksOfOthers(string heading) => OfOthers.Any(w => heading.Contains(w, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether columns make a list of what someone gets or does: two are known at least, one of them a name and one something told of it.</summary>
    public static bool AreList(IReadOnlyCollection<Column> columns) =>
        columns.Any(static c => c is Column.Data or Column.Purpose or Column.Scene or Column.Address or Column.Permissions) &&
        columns.Where(static c => c is not (Column.None or Column.Other)).Distinct().Count() >= 2;
}
