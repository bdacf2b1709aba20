using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Candor.Web.Looking;

namespace Candor.Web.Forms;

/// <summary>Tells which data type a field asks for: by its <c>autocomplete</c> (HTML 4.10.18.7), its type, and the words at it.</summary>
internal static class FieldTypes
{
    private static readonly ImmutableDictionary<string, string> ByAutocomplete = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["name"] = "name", ["given-name"] = "name", ["family-name"] = "name", ["additional-name"] = "name", ["nickname"] = "nickname", ["username"] = "username",
        ["new-password"] = "password", ["current-password"] = "password", ["one-time-code"] = "verification-code", ["email"] = "email",
        ["tel"] = "phone-number", ["tel-national"] = "phone-number", ["street-address"] = "address", ["address-line1"] = "address", ["address-line2"] = "address",
        ["postal-code"] = "postcode", ["bday"] = "birth-date", ["bday-year"] = "birth-date", ["sex"] = "gender", ["cc-number"] = "bank-card-number",
        ["cc-name"] = "name", ["country"] = "country-region", ["address-level2"] = "city",
    }.ToImmutableDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Words and the data type that they name, the more particular first.</summary>
    private static readonly ImmutableArray<(Regex Words, string DataType)> ByWords =
    [
        (Make("身份证|证件号|id[-_ ]?(card|number|no)\\b|identity (card|number)|national id|idcard|sfz"), "id-card-number"),
        (Make("护照|passport"), "passport"),
        (Make("支付密码|交易密码|payment password"), "payment-password"),
        (Make("密码|口令|password|passwd|\\bpwd\\b"), "password"),
        (Make("验证码|校验码|动态码|verification code|one[- ]time|\\botp\\b|captcha|sms code"), "verification-code"),
        (Make("银行卡|信用卡号|卡号|card ?number|credit card|debit card|\\bcard no"), "bank-card-number"),
        (Make("手机|电话|联系方式|mobile|phone|\\btel\\b|cellphone"), "phone-number"),
        (Make("邮箱|电子邮件|e-?mail"), "email"),
        (Make("出生|生日|birth|\\bdob\\b|\\bbday\\b"), "birth-date"),
        (Make("性别|gender|\\bsex\\b"), "gender"),
        (Make("年龄|\\bage\\b"), "age"),
        (Make("邮编|邮政编码|post ?code|postal|\\bzip\\b"), "postcode"),
        (Make("收货地址|配送地址|delivery address|shipping address"), "delivery-address"),
        (Make("地址|住址|address|street"), "address"),
        (Make("城市|所在地|\\bcity\\b|\\btown\\b"), "city"),
        (Make("国家|地区|country|region"), "country-region"),
        (Make("民族|ethnic"), "ethnicity"),
        (Make("婚姻|marital"), "marital-status"),
        (Make("学历|学校|教育|education|school|university"), "education"),
        (Make("职业|工作单位|公司|单位|occupation|employer|company|job title"), "employment"),
        (Make("收入|月薪|年薪|income|salary"), "income"),
        (Make("车牌|licen[cs]e plate"), "vehicle-information"),
        (Make("病史|过敏|健康|health|medical|allerg"), "health-information"),
        (Make("用户名|账号|账户名|登录名|user ?name|\\blogin\\b|account name|\\buser\\b"), "username"),
        (Make("昵称|nickname|display name|screen name"), "nickname"),
        (Make("姓名|真实姓名|名字|收货人|联系人|full ?name|your name|first ?name|last ?name|surname|given name|family name|^name$|\\bname\\b"), "name"),
        (Make("微信号|qq号|wechat|whatsapp|telegram"), "im-account"),
        (Make("头像|照片|人脸|自拍|photo|picture|selfie|portrait"), "portrait"),
        (Make("留言|评论|意见|反馈|comment|message|feedback"), "user-content"),
    ];

    /// <summary>The id of the data type; null where it cannot be told, or where the field asks for none, such as a search.</summary>
    public static string? Of(LookField field)
    {
        foreach (var token in field.Autocomplete.Split(' '))
        {
            if (ByAutocomplete.TryGetValue(token, out var byToken))
            {
                return byToken;
            }
        }

        switch (field.Type)
        {
            case "password":
                return ByWords[2].Words.IsMatch(Words(field)) ? "payment-password" : "password";
            case "email":
                return "email";
            case "tel" when !ByWords[0].Words.IsMatch(Words(field)) && !ByWords[4].Words.IsMatch(Words(field)) && !ByWords[5].Words.IsMatch(Words(field)):
                return "phone-number";
            case "search":
                return null;
        }

        foreach (var text in (string[])[field.Label, field.Placeholder, Spaced(field.Name)])
        {
            if (text.Length > 0 && ByWords.FirstOrDefault(w => w.Words.IsMatch(text)) is { DataType: { } type })
            {
                return type;
            }
        }

        return null;
    }

    private static string Words(LookField field) => $"{field.Label} {field.Placeholder} {Spaced(field.Name)}";

    /// <summary>A name in a form, its words apart: <c>idCardNo</c> is <c>id card no</c>.</summary>
    private static string Spaced(string name) =>
        string.Concat(name.Select((c, i) => c is '_' or '-' or '[' or ']' or '.' ? " " : i > 0 && char.IsAsciiLetterUpper(c) && char.IsAsciiLetterLower(name[i - 1]) ? " " + char.ToLowerInvariant(c) : c.ToString()));

    private static Regex Make(string pattern) =>
        new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
}
