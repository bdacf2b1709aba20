using Candor.Knowledge;
using Candor.Policies.Negation;
using Candor.Policies.Text;

namespace Candor.Policies.Lexicon;

/// <summary>
/// Recognises Chinese phrases of data that no list of forms can hold: a word that says of what, then a word that says that it is data (入网时间,
/// 套餐明细, 设备的当前状态), and bare words that are data only in an enumeration (头像、地区、语言等信息).
/// </summary>
/// <param name="ontology">The data types; a pattern whose type is not among them does not count.</param>
internal sealed class DataPhrases(DataTypeOntology ontology)
{
    private const int LongestFiller = 4;
    private const int Neighbourhood = 12;
    private const int Introduction = 30;

    // Of what, as what, and with which heads: r records, t times and counts, i identifiers, c configuration and states, m money and goods, p places, n information in general.
    private static readonly (string Type, string Heads, string[] Words)[] Subjects =
    [
        ("device-identifier", "i", ["设备", "终端", "手机", "硬件", "系统", "产品唯一", "机器"]),
        ("device-information", "ncv", ["设备", "终端", "手机", "硬件", "软硬件", "主板", "屏幕", "显示屏", "机型", "计算机", "电脑", "移动设备"]),
        ("os-version", "cv", ["系统", "固件", "操作系统"]),
        ("app-information", "ncvi", ["应用", "软件", "程序", "客户端", "APP", "应用程序"]),
        ("browsing-history", "nrt", ["浏览", "网页", "页面", "访问", "阅读", "观看历史"]),
        ("search-history", "nr", ["搜索", "检索", "查询", "关键字", "关键词", "搜索词"]),
        ("click-data", "nrt", ["点击", "曝光", "点赞"]),
        ("usage-data", "t", ["使用", "播放", "观看", "收听", "操作", "启动", "活动", "停留", "会话", "登录", "登陆", "在线", "运行"]),
        ("usage-data", "rn", ["播放", "观看", "收听", "操作", "启动", "交互", "互动", "行为", "会话", "统计", "统计类", "统计性"]),
        ("network-information", "nct", ["网络", "联网", "入网", "DNS", "接入网络", "网络连接", "网络请求"]),
        ("location", "nrp", ["位置", "地理", "定位", "所在地"]),
        ("account-information", "nrc", ["账号", "帐号", "账户", "帐户", "账号密码保护"]),
        ("identity-information", "n", ["网络身份", "身份认证", "实名", "身份证明"]),
        ("order-information", "nrtm", ["订单", "交易", "购买", "消费", "充值", "订购", "套餐", "账单", "退款", "售后", "开票", "商品", "提现", "购物", "购", "收货", "到货"]),
        ("payment-information", "nrtm", ["支付", "付款", "收付款", "收款", "转账", "结算", "打赏"]),
        ("call-log", "rtpi", ["通话", "呼叫", "主叫", "被叫", "曾通讯"]),
        ("communication-information", "nrt", ["通讯", "通信", "沟通", "会话消息"]),
        ("social-relations", "nri", ["好友", "关注", "粉丝", "社交", "人脉"]),
        ("insurance", "nrtmc", ["保单", "保险", "投保", "理赔"]),
        ("credit-information", "nrtmc", ["贷款", "房贷", "信用", "征信", "公积金", "还款", "授信"]),
        ("vehicle-information", "nrtc", ["车辆", "行驶", "车险", "车主"]),
        ("learning-record", "nrt", ["课程", "学习", "上课", "答题", "作业", "考试", "练习", "听课"]),
        ("customer-service-record", "nr", ["反馈", "投诉", "咨询", "客服", "举报", "问题"]),
        ("game-data", "nrt", ["游戏", "对局", "战绩"]),
        ("crash-data", "nr", ["崩溃", "故障", "错误", "异常", "闪退", "性能"]),
        ("comments", "nr", ["评论", "评价", "弹幕"]),
        ("photos", "ntr", ["照片", "录像", "拍摄"]),
        ("user-content", "rt", ["发布", "上传", "发表", "创作"]),
        ("health-information", "nr", ["健康", "医疗", "体检", "就诊", "诊疗"]),
        ("log-information", "n", ["技术", "运行", "后台运行"]),
        ("favourites", "nr", ["收藏", "订阅"]),
        ("activity-participation", "nr", ["报名", "参赛", "中奖", "申请"]),
        ("basic-profile", "n", ["人口统计", "注册", "会员注册"]),
        ("membership", "nrtc", ["会员", "积分", "等级", "权益"]),
        ("account-id", "i", ["水电煤", "第三方支付服务", "第三方应用"]),
    ];

    private static readonly (char Kind, string[] Words)[] Heads =
    [
        ('n', ["信息", "数据", "资料", "信息数据", "特征", "情况"]),
        ('r', ["记录", "历史", "日志", "明细", "列表", "清单", "行为", "路径", "轨迹", "偏好", "习惯", "内容", "报告", "动态", "关系", "账号", "的账号", "帐号", "描述"]),
        ('t', ["时间", "日期", "时长", "次数", "频率", "频次", "数量", "顺序", "时间和时长", "天数"]),
        ('i', ["标识", "标识符", "识别码", "识别号", "编号", "号码", "序号", "ID", "标识信息", "识别信息", "标志信息", "账号"]),
        ('c', ["参数", "状态", "类型", "属性", "配置", "设置", "配置信息", "种类", "类别", "权限", "来源", "名称", "设置参数", "选项"]),
        ('v', ["版本", "版本号", "平台"]),
        ('m', ["金额", "凭证", "价格", "账单", "内容", "类型", "状态", "期限", "余额"]),
        ('p', ["地点", "地址", "标记", "坐标", "发生地"]),
    ];

    // Between the two: 设备的当前状态, 手机的基本配置信息.
    private static readonly string[] Fillers = ["的", "相关", "有关", "基本", "基础", "详细", "历史", "具体", "关键", "总体", "唯一", "当前", "其他", "所用", "使用", "相应", "等", "类", "性", "办理", "业务", "身份", "连接", "统计", "开始", "结束", "停止", "发生", "对方", "请求"];

    private static readonly (string Word, string Type, bool IsVerb)[] Listed =
    [
        ("浏览", "browsing-history", true), ("搜索", "search-history", true), ("点击", "click-data", true), ("收藏", "favourites", true), ("关注", "social-relations", true), ("分享", "user-content", true),
        ("发布", "user-content", true), ("反馈", "customer-service-record", true), ("操作", "usage-data", true), ("充值", "order-information", true), ("支付", "payment-information", true), ("交易", "order-information", true),
        ("点击查看", "click-data", true), ("通信", "communication-information", true), ("售后", "order-information", true), ("订购", "order-information", true), ("评价", "comments", true), ("点赞", "click-data", true), ("阅读", "browsing-history", true),
        ("语言", "language-preference", false), ("地区", "country-region", false), ("区域", "country-region", false), ("国家", "country-region", false), ("版本", "app-information", false), ("平台", "os-version", false), ("设备平台", "os-version", false),
        ("设备", "device-information", false), ("账号", "account-id", false), ("帐号", "account-id", false), ("账户", "account-id", false), ("电话", "phone-number", false), ("视频", "videos", false), ("文字", "user-content", false), ("图文", "user-content", false),
        ("时长", "usage-data", false), ("时间", "access-time", false), ("日期", "access-time", false), ("类型", "device-model", false), ("型号", "device-model", false), ("配置", "device-information", false), ("状态", "device-information", false), ("签名", "personal-signature", false), ("简介", "personal-signature", false),
        ("介绍", "personal-signature", false), ("链接", "url", false), ("URL", "url", false), ("进程", "running-apps", false), ("SIM", "sim-information", false), ("卡", "sim-information", false), ("应用", "app-information", false), ("微信", "im-account", false), ("QQ", "im-account", false), ("微博", "third-party-account", false), ("公司", "employment", false),
        ("行业", "employment", false), ("身份", "identity-information", false), ("地点", "location", false), ("运营商", "network-operator", false), ("频率", "usage-data", false), ("品牌", "device-model", false), ("厂商", "device-model", false), ("价格", "order-information", false), ("分辨率", "screen-information", false),
    ];

    private static readonly string[] ListEnds = ["记录", "信息", "数据", "行为", "历史", "日志", "等", "情况", "内容", "偏好"];

    // Beside these a word that may be a verb is one.
    private static readonly string[] Verbs = ["收集", "使用", "存储", "共享", "披露", "保存", "提供", "处理", "转让", "传输", "公开", "获取", "存放", "上传"];

    private readonly TermMatcher<(string Type, string Heads)[]> _subjects = Build();
    private readonly TermMatcher<string> _heads = BuildHeads();

    /// <summary>The data types that patterns name.</summary>
    public static IEnumerable<string> Types => Subjects.Select(static s => s.Type).Concat(Listed.Select(static l => l.Type)).Distinct(StringComparer.Ordinal);

    /// <summary>The phrases of a stretch of text that lie beside what is known already, merged with it from left to right.</summary>
    public List<TermHit<DataType>> Complete(string text, TextSpan within, List<TermHit<DataType>> known)
    {
        if (!text.AsSpan(within.Start, within.Length).ContainsAnyInRange('\u4E00', '\u9FFF'))
        {
            return Bare(text, within, known);
        }

        var all = new List<TermHit<DataType>>(known);
        foreach (var subject in _subjects.Find(text, within))
        {
            if (Phrase(text, within, subject) is { } hit && !all.Exists(h => Overlaps(h.Span, hit.Span)))
            {
                all.Add(hit);
            }
        }

        if (all.Count > 0 || text.AsSpan(within.Start, within.Length).Contains("信息", StringComparison.Ordinal))
        {
            foreach (var (word, type, isVerb) in Listed)
            {
                for (var at = within.Start; at < within.End;)
                {
                    at = text.IndexOf(word, at, within.End - at, StringComparison.Ordinal);
                    if (at < 0)
                    {
                        break;
                    }

                    var span = new TextSpan(at, word.Length);
                    if (ontology.Find(type) is { } node && !all.Exists(h => Overlaps(h.Span, span)) && IsListed(text, within, span, isVerb, all))
                    {
                        all.Add(new(span, node));
                    }

                    at += word.Length;
                }
            }
        }

        all.Sort(static (a, b) => a.Span.Start.CompareTo(b.Span.Start));
        return all;
    }

    /// <summary>Whether words are no more than "information" or "data", which say of no kind of data that it is meant.</summary>
    public static bool IsBare(string words) => words.ToLowerInvariant() is "information" or "data";

    // "We share information with partners": data in general, where the word stands after a verb or a determiner and nothing after it tells another meaning.
    private List<TermHit<DataType>> Bare(string text, TextSpan within, List<TermHit<DataType>> known)
    {
        if (ontology.Find(DataTypeOntology.Root) is not { } root)
        {
            return known;
        }

        var all = known;
        foreach (var word in (string[])["information", "data"])
        {
            for (var at = within.Start; at < within.End;)
            {
                at = text.IndexOf(word, at, within.End - at, StringComparison.OrdinalIgnoreCase);
                if (at < 0)
                {
                    break;
                }

                var span = new TextSpan(at, word.Length);
                at += word.Length;
                if (!known.Exists(h => Overlaps(h.Span, span)) && IsGeneral(text, within, span))
                {
                    all = all == known ? [.. known] : all;
                    all.Add(new(span, root));
                }
            }
        }

        if (all != known)
        {
            all.Sort(static (a, b) => a.Span.Start.CompareTo(b.Span.Start));
        }

        return all;
    }

    private static bool IsGeneral(string text, TextSpan within, TextSpan word)
    {
        if ((word.End < within.End && char.IsAsciiLetter(text[word.End])) || word.Start == within.Start)
        {
            return false;
        }

        var before = text.AsSpan(within.Start, word.Start - within.Start).TrimEnd();
        var last = before[(before.LastIndexOf(' ') + 1)..].ToString().ToLowerInvariant();
        if (Array.IndexOf(Determiners, last) < 0 && !Scan.Starts(last, ["collect", "shar", "disclos", "gather", "obtain", "receiv", "stor", "transfer", "sell", "retain", "process", "transmit"]))
        {
            return false;
        }

        return !Scan.Starts(text.AsSpan(word.End, within.End - word.End).TrimStart(), ["about us", "about our", "about the service", "about how", "about this", "about these", "about cookies", "technology", "security", "protection", "breach", "commissioner", "controller", "officer", "practices", "policy", "center", "centre", "on how", "on our", "regarding our", "about their", "about third", "systems", "act "]);
    }

    private static readonly string[] Determiners = ["any", "some", "certain", "your", "other", "all", "limited", "additional", "necessary", "their", "user", "customer", "the", "this", "that", "such", "these", "following", "use", "uses"];

    private TermHit<DataType>? Phrase(string text, TextSpan within, TermHit<(string Type, string Heads)[]> subject)
    {
        var at = subject.Span.End;
        for (var steps = 0; steps <= LongestFiller && at < within.End; steps++)
        {
            var heads = _heads.Find(text, new(at, Math.Min(6, within.End - at)));
            if (heads.Count > 0 && heads[0].Span.Start == at)
            {
                foreach (var (type, kinds) in subject.Value)
                {
                    if (heads[0].Value.Any(kind => kinds.Contains(kind, StringComparison.Ordinal)) && ontology.Find(type) is { } node)
                    {
                        return new(new(subject.Span.Start, heads[0].Span.End - subject.Span.Start), node);
                    }
                }

                return null;
            }

            var filler = Filler(text.AsSpan(at, Math.Min(2, within.End - at)));
            if (filler == 0)
            {
                return null;
            }

            at += filler;
        }

        return null;
    }

    private static int Filler(ReadOnlySpan<char> text)
    {
        foreach (var filler in Fillers)
        {
            if (text.StartsWith(filler, StringComparison.Ordinal))
            {
                return filler.Length;
            }
        }

        return 0;
    }

    // Between separators, with data beside it; a word that may be a verb also needs the end of an enumeration of data.
    private static bool IsListed(string text, TextSpan within, TextSpan word, bool isVerb, List<TermHit<DataType>> known)
    {
        var left = word.Start == within.Start ? '、' : text[word.Start - 1];
        var right = word.End == within.End ? '、' : text[word.End];
        var before = text.AsSpan(Math.Max(within.Start, word.Start - Introduction), Math.Min(Introduction, word.Start - within.Start));
        var introduced = Scan.Any(before, ["信息：", "信息:", "行为：", "信息（", "记录（", "数据（", "记录：", "数据："]);
        if (isVerb && (Scan.Any(before[Math.Max(0, before.Length - 6)..], Verbs) || Scan.Any(text.AsSpan(word.End, Math.Min(6, within.End - word.End)), Verbs)))
        {
            return false;
        }

        var opens = left is '、' or '，' or ',' or '/' or '（' or '(' or '和' or '及' or '与' or '或' or '：' or '_' or ':' || (left == '的' && right is '、' or '，');
        var closes = right is '、' or '，' or ',' or '/' or '）' or ')' or '（' or '(' or '和' or '及' or '与' or '或' or '等' or '。' or '；' or '.';
        if (!opens || !(closes || (isVerb && Scan.Starts(text.AsSpan(word.End, within.End - word.End), ListEnds))) || (left is not ('、' or '/' or '和' or '及' or '与' or '或' or '（' or '(') && right is not ('、' or '/' or '等' or '和' or '及' or '与' or '（' or '(') && !introduced))
        {
            return false;
        }

        var beside = known.Exists(h => (h.Span.Start >= word.End && h.Span.Start - word.End <= Neighbourhood && !text.AsSpan(word.End, h.Span.Start - word.End).ContainsAny("。；")) ||
            (h.Span.End <= word.Start && word.Start - h.Span.End <= Neighbourhood && !text.AsSpan(h.Span.End, word.Start - h.Span.End).ContainsAny("。；")));
        return (beside || introduced) && (!isVerb || introduced || Scan.Any(text.AsSpan(word.End, Math.Min(16, within.End - word.End)), ListEnds));
    }

    private static bool Overlaps(TextSpan a, TextSpan b) => a.Start < b.End && b.Start < a.End;

    private static TermMatcher<(string Type, string Heads)[]> Build()
    {
        var matcher = new TermMatcher<(string, string)[]>();
        foreach (var word in Subjects.SelectMany(static s => s.Words).Distinct(StringComparer.Ordinal))
        {
            matcher.Add(word, [.. Subjects.Where(s => s.Words.Contains(word, StringComparer.Ordinal)).Select(static s => (s.Type, s.Heads))]);
        }

        return matcher;
    }

    private static TermMatcher<string> BuildHeads()
    {
        var matcher = new TermMatcher<string>();
        foreach (var word in Heads.SelectMany(static h => h.Words).Distinct(StringComparer.Ordinal))
        {
            matcher.Add(word, string.Concat(Heads.Where(h => h.Words.Contains(word, StringComparer.Ordinal)).Select(static h => h.Kind)));
        }

        return matcher;
    }
}
