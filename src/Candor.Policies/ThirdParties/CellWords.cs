using Candor.Policies.Negation;

namespace Candor.Policies.ThirdParties;

/// <summary>How well words fit a column, by what such cells look like. Used where no markup parts the cells.</summary>
internal static class CellWords
{
    private static readonly string[] Companies = ["有限公司", "有限责任公司", "公司", "集团", "银联", "工作室", "研究院", " Inc", " LLC", " Ltd", "Limited", "GmbH", "Corp", "Co.,", "B.V.", "S.A."];
    private static readonly string[] Modes = ["SDK本机采集", "本机采集", "SDK采集", "采集", "自行处理", "共享", "传输", "接口", "API", "去标识化", "加密", "SDK"];
    private static readonly string[] Data = ["信息", "标识", "IMEI", "IDFA", "OAID", "MAC", "Android ID", "Android,ID", "IP", "设备", "位置", "权限", "号码", "数据", "型号", "版本", "information", "identifier", "address", "data", "device"];
    private static readonly string[] Purposes = ["用于", "为了", "提供", "实现", "帮助", "推送", "支付", "登录", "分享", "统计", "分析", "识别", "功能", "服务", "展示", "优化", "检测", "定位", "验证", "广告", "to ", "for ", "provid", "analy"];

    /// <summary>Whether words name a company.</summary>
    public static bool IsCompany(ReadOnlySpan<char> words) => Scan.Any(words, Companies);

    /// <summary>The fit of words to a column; the greater the better, 0 where nothing speaks for or against it.</summary>
    public static int Fit(Column column, ReadOnlySpan<char> words)
    {
        words = words.Trim(" ,，;；|");
        if (words.IsEmpty)
        {
            return column is Column.Permissions or Column.Website or Column.Address or Column.Other or Column.Mode ? 0 : -3;
        }

        var isAddress = Scan.Any(words, ["http", "www.", ".com/", ".cn/"]);
        if (isAddress != (column is Column.Address or Column.Website))
        {
            return isAddress ? -8 : Scan.Any(words, ["隐私", "privacy", "/", "无"]) ? 1 : -4;
        }

        return column switch
        {
            Column.Address or Column.Website => 8,
            Column.Company => IsCompany(words) ? (words.Length <= 40 ? 8 : 2) : words.Length > 30 ? -4 : 0,
            Column.Name => (words.Length > 40 ? -6 : 0) + (words.Contains("SDK", StringComparison.OrdinalIgnoreCase) ? 4 : 0) - (Scan.Any(words, ["公司"]) ? 3 : 0) - (words.Contains('、') && words.Length > 20 ? 2 : 0),
            Column.Data => Math.Min(5, Count(words, Data)) - (Scan.Starts(words, ["用于", "为了"]) ? 4 : 0) - (Scan.Any(words, ["公司"]) ? 4 : 0),
            Column.Purpose => Math.Min(3, Count(words, Purposes)) + (Scan.Starts(words, ["用于", "为了", "帮助", "提供", "实现"]) ? 3 : 0) - (IsCompany(words) && words.Length < 40 ? 4 : 0) - (Scan.Any(words, ["IMEI", "MAC", "OAID", "IDFA"]) ? 3 : 0),
            Column.Scene => (words.EndsWith("时", StringComparison.Ordinal) || words.EndsWith("使用", StringComparison.Ordinal) || words.EndsWith("前", StringComparison.Ordinal) ? 5 : 0) - (IsCompany(words) && words.Length < 40 ? 4 : 0),
            Column.Mode => Scan.Any(words, Modes) && words.Length < 30 ? 4 : words.Length > 40 ? -3 : 0,
            Column.Permissions => Scan.Any(words, ["权限", "permission", "无", "不涉及"]) ? 5 : words.Length > 60 ? -2 : 0,
            Column.Package => words.Count('.') > 1 && !words.ContainsAnyInRange('\u4E00', '\u9FFF') ? 8 : -3,
            _ => 0,
        };
    }

    private static int Count(ReadOnlySpan<char> words, string[] marks)
    {
        var count = 0;
        foreach (var mark in marks)
        {
            count += words.Contains(mark, StringComparison.OrdinalIgnoreCase) ? 1 : 0;
        }

        return count;
    }
}
