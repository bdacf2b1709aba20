using Candor.Policies.Lexicon;

namespace Candor.Policies.Disclosures;

/// <summary>Words that stand for the first party, the user and third parties in general.</summary>
internal static class ActorLexicon
{
    private static readonly string[] First =
    [
        "我们", "本公司", "本应用", "本软件", "本产品", "本平台", "本App", "本客户端", "本程序", "本站", "本网站", "本服务", "我公司", "本游戏", "我行", "本行", "我社", "我方", "我司",
        "we", "our app", "our application", "our service", "our website", "this app", "the app", "the application", "this application", "our company", "our platform", "the company", "the site", "our site",
    ];

    private static readonly string[] User = ["您", "你", "用户", "you", "users", "user", "individuals", "visitors", "players", "registrants", "account holders"];

    private static readonly string[] Third =
    [
        "第三方", "合作伙伴", "关联公司", "关联方", "关联企业", "服务商", "服务提供商", "服务提供者", "供应商", "广告商", "广告主", "合作方", "合作商", "业务伙伴", "合作机构", "其他公司", "其他组织", "任何公司",
        "任何组织", "任何个人", "任何人", "他人", "附属公司", "子公司", "母公司", "集团公司", "第三人", "第三方SDK", "外部机构", "广告联盟", "数据公司", "分析公司", "商业伙伴", "受托方", "接收方", "其他方", "其他任何", "支付机构", "支付公司", "快递公司", "物流公司", "保险公司", "营销公司", "广告公司", "监管机构", "司法机关", "政府部门", "研究机构", "投资机构", "征信机构", "赞助商", "外部公司", "第三方公司", "第三方平台",
        "third party", "third parties", "third-party", "partners", "partner", "affiliates", "affiliate", "affiliated companies", "service providers", "service provider", "our service providers", "our service provider", "vendors", "vendor", "advertisers", "advertiser",
        "subsidiaries", "contractors", "business partners", "other companies", "other organizations", "outside parties", "anyone", "anybody", "ad networks", "advertising networks", "data brokers", "data broker", "suppliers", "processors",
        "sponsors", "other parties", "other businesses", "external parties", "analytics providers", "marketers", "others", "other users", "other members", "other people", "provider", "providers", "processor", "companies", "another company", "contractor", "advertising network", "ad network", "payment company",
        "sdks", "third-party sdks", "group companies", "parent company", "merchants", "sellers", "couriers", "insurers", "carriers", "law enforcement", "authorities", "public authorities", "government agencies", "social networks", "publishers", "sponsor", "other sites", "other websites", "another site", "that site", "outside company", "outside companies",
    ];

    /// <summary>The words, ready to be found.</summary>
    public static TermMatcher<Actor> Matcher { get; } = Build();

    private static TermMatcher<Actor> Build()
    {
        var matcher = new TermMatcher<Actor>();
        foreach (var (words, actor) in new[] { (First, Actor.We), (User, Actor.You), (Third, Actor.ThirdParty) })
        {
            foreach (var word in words)
            {
                matcher.Add(word, actor);
            }
        }

        return matcher;
    }
}
