using Candor.Policies.Lexicon;

namespace Candor.Policies.Disclosures;

/// <summary>The verbs of both languages by what they do with data.</summary>
internal static class VerbLexicon
{
    private static readonly (VerbClass Class, string[] Zh, string[] En)[] Verbs =
    [
        (VerbClass.Collect,
            [
                "收集", "采集", "获取", "读取", "访问", "记录", "搜集", "调用", "申请", "上传", "接收", "取得", "获得", "获悉", "扫描", "监测", "提取", "索取", "上报", "知悉", "录入", "需要您提供", "要求您提供",
                "留存您的", "拍摄", "识别", "检测", "查看", "抓取", "截取",
            ],
            ["collect*", "gather*", "obtain*", "receive*", "access", "accesses", "accessed", "accessing", "record", "records", "recorded", "recording", "acquire*", "read", "reads", "reading", "capture*", "log", "logs", "logged", "logging", "track", "tracks", "tracked", "tracking", "ask you for", "ask for", "asks for", "scan", "scans", "upload", "uploads", "uploaded", "uploading", "harvest*", "retrieve*", "view", "views", "viewed", "viewing", "see", "sees", "get", "gets", "buy"]),
        (VerbClass.Use, ["使用", "利用", "处理", "分析", "不会用于", "不用于", "用于"], ["use", "uses", "used", "using", "process", "processes", "processed", "processing", "analyse*", "analyze*", "handle*", "handling", "utilise*", "utilize*", "rely on", "relies on"]),
        (VerbClass.Store, ["存储", "保存", "保留", "存放", "留存", "缓存", "储存", "存入", "备份"], ["store*", "storing", "retain", "retains", "retained", "retaining", "keep", "keeps", "kept", "keeping", "save", "saves", "saved", "saving", "hold on to", "holds on to", "held", "preserve*", "archive*", "remain in our", "remains in our", "remain on our", "remains on our"]),
        (VerbClass.Share,
            ["共享", "分享", "披露", "公开", "发送", "传输", "发送给", "传给", "交给", "透露", "传输给", "同步给", "告诉", "泄露给", "转交", "传送", "对外提供", "回传", "委托处理", "发往", "传至"],
            ["share*", "sharing", "disclose*", "disclosing", "send", "sends", "sent", "sending", "transmit", "transmits", "transmitted", "transmitting", "pass", "passes", "passed", "passing", "reveal*", "release", "releases", "released", "make available", "made available", "forward", "forwards", "forwarded", "hand over", "hands over", "handed over", "handing over", "give out", "gives out", "given out", "exchange*", "exchanging", "divulge*", "report your", "reports your", "communicate your", "entrust*"]),
        (VerbClass.Sell, ["出售", "售卖", "出租", "贩卖", "售予", "变卖", "买卖", "交易给"], ["sell", "sells", "sold", "selling", "rent", "rents", "rented", "renting", "trade", "trades", "traded", "trading", "lease", "leases", "leased"]),
        (VerbClass.Transfer, ["转让", "转移", "出境", "跨境传输", "向境外提供", "传输至境外", "向境外传输", "传输到境外"], ["transfer", "transfers", "transferred", "transferring"]),
        (VerbClass.Provide, ["提供", "提交", "填写", "输入", "提供给", "告知我们"], ["provide*", "providing", "give", "gives", "given", "giving", "submit", "submits", "submitted", "enter", "enters", "entered", "supply", "supplies", "supplied"]),
        (VerbClass.Other,
            [
                "删除", "更正", "修改", "查阅", "查询", "复制", "撤回", "注销", "保护", "加密", "匿名化", "去标识化", "管理", "了解", "阅读", "告知", "征得", "毁损", "丢失", "篡改", "窃取", "销毁", "清除", "展示", "导出", "更新", "变更", "解除", "绑定",
                "控制", "设置", "下载", "编辑", "泄露", "泄漏",
            ],
            [
                "delete*", "deleting", "erase*", "erasing", "correct", "corrected", "correcting", "update*", "updating", "protect*", "protecting", "secure", "secures", "securing", "encrypt*", "anonymize*", "anonymise*", "review", "reviews", "withdraw", "withdraws", "opt out", "disable", "disables", "turn off", "manage",
                "manages", "safeguard*", "destroy*", "request", "requests", "remove*", "modify", "export", "edit", "change", "rectify", "download", "show", "shows", "display*", "explain*", "describe*", "contact us",
            ]),
    ];

    /// <summary>The verbs, ready to be found.</summary>
    public static TermMatcher<VerbClass> Matcher { get; } = Build();

    private static TermMatcher<VerbClass> Build()
    {
        var matcher = new TermMatcher<VerbClass>();
        foreach (var (verbClass, zh, en) in Verbs)
        {
            foreach (var verb in zh)
            {
                matcher.Add(verb, verbClass);
            }

            foreach (var verb in en)
            {
                // A star stands for the regular endings.
                var stem = verb.TrimEnd('*');
                matcher.Add(stem, verbClass);
                if (stem.Length < verb.Length)
                {
                    var bare = stem.EndsWith('e') ? stem[..^1] : stem;
                    matcher.Add(stem + "s", verbClass);
                    matcher.Add(bare + "ed", verbClass);
                    matcher.Add(bare + "ing", verbClass);
                }
            }
        }

        return matcher;
    }
}
