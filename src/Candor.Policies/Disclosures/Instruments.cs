using Candor.Policies.Negation;
using Candor.Policies.Text;

namespace Candor.Policies.Disclosures;

/// <summary>Tells a means of telling from data: "we will inform you by e-mail", 通过短信、邮件等方式向您发送.</summary>
internal static class Instruments
{
    private static readonly string[] Words =
        ["短信", "电子邮件", "邮件", "邮箱", "电话", "手机短信", "信件", "私信", "消息", "email", "e-mail", "emails", "sms", "phone", "telephone", "mail", "text message", "text messages", "messages", "message", "phone call", "fax", "post", "传真", "手机", "通知"];

    /// <summary>Whether the words at a place name a means and not data.</summary>
    public static bool Is(string text, TextSpan sentence, TextSpan hit)
    {
        var word = text.AsSpan(hit.Start, hit.Length);
        var isWord = false;
        foreach (var known in Words)
        {
            isWord |= word.Equals(known, StringComparison.OrdinalIgnoreCase);
        }

        if (!isWord)
        {
            return false;
        }

        var before = text.AsSpan(sentence.Start, hit.Start - sentence.Start);
        before = before.Length > 48 ? before[^48..] : before;
        var after = text.AsSpan(hit.End, Math.Min(40, sentence.End - hit.End));
        if (text[hit.Start] > 0x2E80)
        {
            before = before[(before.LastIndexOfAny("，；。：:") + 1)..];
            var stop = after.IndexOfAny("，；。");
            after = stop >= 0 ? after[..stop] : after;
            return Scan.Any(before, ["通过", "以", "用", "发送", "拨打", "致电", "借助"]) && !Scan.Any(before, ["您的", "收集", "获取"]) &&
                (Scan.Any(after, ["方式", "形式", "渠道", "途径", "向您", "给您", "为您", "通知", "告知", "发送", "联系", "与您", "推送", "回访", "送达"]) || Scan.Any(before, ["发送", "拨打", "致电"]));
        }

        before = before[(before.LastIndexOfAny(";:.") + 1)..];
        if (before.TrimEnd().EndsWith("please", StringComparison.OrdinalIgnoreCase) || Scan.Starts(after.TrimStart(" -"), ["newsletter", "marketing", "notification", "alert", "list", "subscription", "us at", "us "]))
        {
            return true;
        }

        return Scan.Word(before, ["via", "through", "by", "using", "use", "over", "sending", "send", "send you", "communications", "channels", "platforms such as", "methods"]) is >= 0 and var at && Scan.Word(before[at..], ["your", "collect", "provide", "including", "share", "store"]) < 0;
    }
}
