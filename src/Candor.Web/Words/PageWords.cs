using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Candor.Web.Words;

/// <summary>
/// The words, Chinese and English, by which boxes, buttons, dialogs and links are known. One source for the scripts in the page and for the
/// code here: patterns that mean the same to the regular expressions of .NET and of JavaScript (flags <c>iu</c>).
/// </summary>
internal static class PageWords
{
    /// <summary>What stands beside a box that asks for consent, an agreement or enrolment.</summary>
    private const string Consent =
        "同意|授权|协议|条款|隐私|个人信息|政策|知情|告知书|开通|开启服务|参与|加入计划|订阅|接收|推送|推荐|营销|促销|优惠|短信通知|第三方|合作|共享|个性化|自动续|代扣|免密|信用|征信|芝麻|额度|授信|借款|贷款|保险|保障计划"
        + "|\\bagree|\\bconsent|\\bauthori[sz]|\\bterms\\b|\\bpolicy\\b|\\bpolicies\\b|\\bprivacy\\b|\\bopt[- ]?in\\b|\\bsubscribe|\\bnewsletter|\\bmarketing|\\bpromotion|\\boffers?\\b|\\bpartners?\\b|third[- ]part|\\bshare\\b|\\bsharing\\b"
        + "|personali[sz]|\\btailored|\\bcredit\\b|\\bloan|auto[- ]?renew|\\binsurance|\\banalytics\\b|\\btracking\\b|\\bstatistics\\b|\\badvertis|\\bcookies?\\b|统计|分析|广告";

    /// <summary>What a dialog that asks for consent speaks of.</summary>
    private const string Dialog =
        "cookie|consent|隐私|个人信息|用户协议|服务协议|privacy|personal data|personal information|your data|gdpr|同类技术|\\btrackers?\\b|third[- ]party (services|scripts)|\\bpartners\\b.*\\bdata\\b";

    private const string DialogName = "cookie|consent|gdpr|ccpa|\\bcmp\\b|cmp-|privacy|tarteaucitron|klaro|orejime|osano|cc-window|cc-banner|didomi|onetrust|同意";

    private const string Accept =
        "^(我?(已)?(阅读)?(并)?(全部|一律)?(接受|同意|允许|授权)(全部|所有|并继续|并进入|并使用|使用|cookies?|条款|协议)*|同意并(继续|进入|使用).*|全部(接受|同意|允许|启用|开启)|接受(全部|所有).*|允许(全部|所有).*|好的?,?我?同意|一键同意"
        + "|(yes,? ?)?(i )?(accept|agree|allow|consent|enable)( (to|and|&) ?(all|close|continue|proceed|everything|recommended|use|cookies|these|the))*( (all|everything|cookies|and (close|continue)|& (close|continue)|selected and continue|recommended( settings)?|optional cookies|all cookies|tracking|analytics))*( all)?"
        + "|accept (all|and|cookies|optional|everything|additional|non-essential).*|allow (all|cookies|tracking).*|agree (and|&|to all).*|yes,? (i('m| am) )?(happy|fine|ok(ay)?|agree|accept|please).*|i understand( and accept.*)?|ok,? accept( all)?|that's (fine|ok)|enable all)$";

    private const string Reject =
        "^(不(接受|同意|允许|授权)(全部|所有|并退出|并离开|cookies?)*|(全部|一律|暂)?(拒绝|不同意|不接受|不允许|拒收)(全部|所有|非必要.*|可选.*|并退出|cookies?)*|拒绝.*|全部(拒绝|禁用|关闭)|仅(使用|接受|允许|限)?(必要|必需|必须).*|只(使用|接受|允许|用)?(必要|必需|必须).*|(暂不|以后再说|不用了,?谢谢|不,?谢谢|残忍拒绝|不了)(.*同意|.*授权)?|继续而不(接受|同意).*|关闭并拒绝.*"
        + "|(no,? ?)?(i )?(reject|refuse|decline|deny|disagree|disallow|disable|block)( (all|everything|cookies|optional|non-essential|additional|to all|tracking|and (close|continue)|non essential|unnecessary|analytics|&)( cookies| trackers)?)*"
        + "|(use |accept |allow |keep |continue with |proceed with )?(only|just) (use |accept |allow |enable )?(the )?(strictly |technically |absolutely )?(necessary|essential|required|functional|needed|technical|mandatory)( cookies| ones| only| services)?|(accept |allow |use |continue with |proceed with )?(the )?(strictly |technically )?(necessary|essential|required|functional|technical|mandatory)( cookies| services)? only|(accept|allow|use|continue with|proceed with) (the )?(strictly |technically )?(necessary|essential|required|mandatory)( cookies)?|no,? thanks?( you)?|not now|no|do not (accept|consent|agree|allow|sell.*)|don't (accept|allow|agree|sell.*)|continue without (accepting|agreeing|consent|cookies).*|opt[- ]?out( of all)?|i do not (agree|accept|consent)|decline and.*|object to all|withdraw( (my )?consent)?|撤回(同意|授权)?|撤销(同意|授权)|停用全部)$";

    private const string Settings =
        "^(cookies?\\s*)?(.{0,6}(设置|管理|自定义|偏好|选项|更多选择|更多选项|了解更多选项|详细设置|自主选择)(.{0,8})?"
        + "|(let me choose|manage|customi[sz]e|personali[sz]e|configure|preferences|settings|options|more options|show (details|purposes)|cookie (settings|preferences|options)|choose|learn more and customi[sz]e|adjust|set|change)( (my |your |cookie |cookies |privacy |consent |the )*(cookies?|settings|preferences|options|choices|services|details|purposes|vendors|consent|individually))*|(manage|change|edit|open|adjust|your) .{0,20}(settings|preferences|choices|options|cookies))$";

    private const string Save =
        "^(保存.*|确认(选择|设置|并保存|提交)?|提交(选择)?|确定|应用|(保存并|)(退出|关闭)"
        + "|(save|confirm|apply|accept|allow|submit)( (my|your|the|these|this|current))*( (selection|selected|choices?|settings|preferences|and (close|exit|continue)|& (close|exit)|changes|options)){1,3}|save|confirm|apply|done|accept selected|allow selection|save and exit)$";

    private const string Acknowledge = "^(我?知道了|好的?|明白了?|了解|确认|got it!?|ok(ay)?!?|understood|continue|proceed|继续|dismiss|i see|fine|进入(页面|网站)?)$";

    private const string Close = "^(关闭|跳过|close|skip|dismiss|×|✕|✖|x)$";

    private const string Withdraw =
        "(cookies?|隐私|同意|授权|个人信息|privacy|consent|tracking|data).{0,8}(设置|偏好|选项|管理|撤回|撤销|settings?|preferences?|choices?|options|manager|center|centre)|(撤回|撤销|管理|修改|更改|重新选择).{0,8}(同意|授权|cookies?|隐私)|(manage|change|withdraw|update|revoke|review|edit|reset|open).{0,14}(consent|cookies?|privacy|choices|preferences)|do not sell|your privacy choices|隐私中心";

    /// <summary>The patterns that the scripts in the page use.</summary>
    public static ImmutableSortedDictionary<string, string> Patterns { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["consent"] = Consent,
        ["dialog"] = Dialog,
        ["dialogName"] = DialogName,
        ["accept"] = Accept,
        ["reject"] = Reject,
        ["settings"] = Settings,
        ["save"] = Save,
        ["acknowledge"] = Acknowledge,
        ["close"] = Close,
        ["withdraw"] = Withdraw,
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>A link that leads to a privacy policy.</summary>
    public static Regex PolicyLink { get; } = Make(
        "隐私(权)?(保护)?(政策|声明|条款|协议|指引|通知|说明|规则|保护指引)|隐私权|个人信息(保护|处理)(政策|规则|声明|说明)|privacy\\s*(policy|notice|statement|policies|information)|data (protection|privacy) (policy|notice|statement|declaration)|^privacy$|^隐私$|cookie(s)? (policy|notice)|datenschutz");

    /// <summary>A link behind which the policy may be.</summary>
    public static Regex LegalLink { get; } = Make("^(关于(我们)?|法律(声明|信息|条款)?|服务条款|用户协议|更多|帮助(中心)?|设置|我的|about( us)?|legal( notice| information)?|terms.*|help|imprint|more|settings|support)$");

    /// <summary>Text beside a box that is no consent: staying signed in, choosing goods, filters.</summary>
    public static Regex Everyday { get; } = Make("记住(我|密码|账号|用户名)|自动登录|下次自动|保持登录|全选|选择商品|remember me|keep me (signed|logged)|stay (signed|logged) in|select all|show password|显示密码|use as billing|设为默认");

    /// <summary>A necessary purpose, which may be on.</summary>
    public static Regex Necessary { get; } = Make("必要|必需|基本功能|严格|始终(启用|开启)|strictly|necessary|essential|required|always (active|on)|functional cookies? only|technical");

    /// <summary>What turning a box on means, in the order in which meanings are told.</summary>
    public static ImmutableArray<(ControlMeaning Meaning, Regex Pattern)> Meanings { get; } =
    [
        (ControlMeaning.Credit, Make("信用(分|服务|评估|报告|管理|信息|额度|协议|产品)|征信|芝麻|授信|借款|贷款|借贷|借钱|花呗|白条|分期|先享后付|先用后付|credit (score|scoring|service|report|check|line|program|agreement|reference|card|limit)|\\bcredit\\b|\\bloan|pay later|\\blending")),
        (ControlMeaning.Renewal, Make("自动续(费|订|期|约)|连续包(月|年|季)|免密(支付)?|代扣|auto(matic(ally)?)?[- ]?renew|recurring (payment|billing)|subscription renews")),
        (ControlMeaning.Product, Make("保险|保障计划|意外险|退货险|会员(服务)?开通|加购|\\binsurance|protection plan|add .{0,20}membership")),
        (ControlMeaning.Sharing, Make("合作(伙伴|机构|方|商家)|第三方|关联(公司|方)|共享|提供给|分享给|披露给|\\bpartners?\\b|third[- ]part|affiliates?\\b|\\bshar(e|ed|ing)\\b|disclos(e|ed|ure)")),
        (ControlMeaning.Marketing, Make("营销|促销|推广|优惠(信息|活动|资讯)|广告(信息|推送|邮件)|商业(信息|短信)|活动(信息|通知|资讯)|接收.{0,10}(短信|邮件|消息|推送|资讯|信息)|newsletter|marketing|promotion(s|al)?\\b|special offers?|\\boffers\\b|product updates|news and|e-?mails? about|keep me (informed|updated|posted)")),
        (ControlMeaning.Personalisation, Make("个性化|定向(推送|广告)|精准推荐|智能推荐|猜你喜欢|兴趣|personali[sz]|tailored|targeted|interest[- ]based|relevant ads|profiling|画像|\\badvertis|广告|\\banalytics\\b|statistics|统计|分析|tracking|measurement")),
        (ControlMeaning.Agreement, Make("同意|协议|条款|授权|政策|声明|告知书|\\bagree|\\bterms\\b|\\bpolicy\\b|\\bpolicies\\b|\\bconsent|\\bauthori[sz]|\\bconditions\\b|agreement")),
    ];

    /// <summary>An agreement named between book-title marks.</summary>
    public static Regex BookTitle { get; } = Make("《[^《》]{2,60}》");

    /// <summary>The main button of a page, by its text.</summary>
    public static Regex MainButton { get; } = Make(
        "查看|继续|下一步|提交|确认|确定|立即|马上|开始|进入|登录|注册|开通|领取|打开|支付|付款|下单|我要|生成|体验|解锁|参与|continue|next|submit|confirm|view|see|show|get|start|sign|log ?in|register|join|create|open|enter|pay|order|buy|check ?out|proceed|go|send|finish|claim|unlock|subscribe|book");

    /// <summary>A message that says a box has to be ticked first.</summary>
    public static Regex MustAgree { get; } = Make("请(先|您)?.{0,12}(勾选|同意|阅读并|选中)|(必须|需要).{0,8}(同意|勾选)|(please|must|need to|have to|required to) .{0,24}(agree|accept|tick|check|consent)");

    private static Regex Make(string pattern) =>
        new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
}
