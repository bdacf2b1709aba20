namespace Candor.Reports;

/// <summary>The names, for people, of words that the core writes as strings from closed lists. A word that is not on a list is shown as it is.</summary>
internal static class CodeWords
{
    public static LocalizedText Force(string word) => word switch
    {
        "law" => new("法律", "law"),
        "administrative-regulation" => new("行政法规", "administrative regulation"),
        "department-rule" => new("部门规章", "department rule"),
        "judicial-interpretation" => new("司法解释", "judicial interpretation"),
        "normative-document" => new("规范性文件", "normative document"),
        "recommended-standard" => new("推荐性标准", "recommended standard"),
        "case-law" => new("判例", "case law"),
        "guidance" => new("指南", "guidance"),
        "recital" => new("法规序言", "recital"),
        "enforcement-decision" => new("执法决定", "enforcement decision"),
        "platform-policy" => new("平台政策", "platform policy"),
        "community-standard" => new("社区标准", "community standard"),
        "draft" => new("征求意见稿", "draft"),
        "transposed-directive" => new("已转化的指令", "transposed directive"),
        _ => LocalizedText.Same(word),
    };

    public static LocalizedText Verification(string word) => word switch
    {
        "verified" => new("已核对", "verified"),
        "partial" => new("部分核对", "checked in part"),
        "memory" => new("未核对", "not checked"),
        _ => LocalizedText.Same(word),
    };

    public static LocalizedText Level(string word) => word switch
    {
        "normal" => new("普通", "normal"),
        "dangerous" => new("危险", "dangerous"),
        "signature" => new("签名", "signature"),
        "special" => new("特殊", "special"),
        "unknown" => new("不详", "not known"),
        _ => LocalizedText.Same(word),
    };

    public static LocalizedText Channel(string word) => word switch
    {
        "network" => new("网络", "network"),
        "sms" => new("短信", "text message"),
        "file" => new("文件", "file"),
        "log" => new("日志", "log"),
        "preferences" => new("偏好存储", "preferences"),
        "database" => new("数据库", "database"),
        "ipc" => new("进程间通信", "other processes"),
        "clipboard" => new("剪贴板", "clipboard"),
        "webview" => new("内嵌网页", "web view"),
        "bluetooth" => new("蓝牙", "Bluetooth"),
        "nfc" => new("近场通信", "NFC"),
        _ => LocalizedText.Same(word),
    };

    /// <summary>The part of a request.</summary>
    public static LocalizedText TrafficPart(string word) => word switch
    {
        "url" => new("网址", "URL"),
        "header" => new("请求头", "header"),
        "cookie" => new("Cookie 字段", "cookie"),
        "body" => new("请求体", "body"),
        "frame" => new("WebSocket 帧", "WebSocket frame"),
        "set-cookie" => new("响应设置的 Cookie", "cookie set by the response"),
        _ => LocalizedText.Same(word),
    };

    public static LocalizedText Edge(string word) => word switch
    {
        "call" => new("直接调用", "calls"),
        "virtual-call" => new("虚调用", "calls, by the type at run time"),
        "callback" => new("注册回调", "registers a callback"),
        "class-initialiser" => new("触发类初始化", "initialises a class"),
        "source" => new("读取个人信息", "reads the data"),
        _ => LocalizedText.Same(word),
    };

    /// <summary>What happens to data in a step of its way through code.</summary>
    public static LocalizedText Move(string word) => word switch
    {
        "source" => new("读取个人信息", "reads the data"),
        "assign" => new("赋值或转换", "moves or converts it"),
        "call" => new("作为参数传入", "passes it to a method"),
        "return" => new("作为返回值传回", "returns it"),
        "store" => new("存入字段、数组或集合", "stores it in a field, array or collection"),
        "load" => new("从字段、数组或集合取出", "takes it from a field, array or collection"),
        "library" => new("经系统或库方法传递", "passes it through a method of the system or a library"),
        "handover" => new("由系统转交（线程、回调或其他组件）", "the system hands it over: to a thread, a callback or another component"),
        "condition" => new("据此决定后续动作", "decides by it what is done next"),
        "unexplained" => new("此处的传递方式未能还原", "how it gets here was not established"),
        "omitted" => new("此处省略若干步", "steps left out here"),
        "sink" => new("离开应用内存", "lets it out"),
        _ => LocalizedText.Same(word),
    };

    public static LocalizedText InputRole(string word) => word switch
    {
        "subject" => new("检测对象", "subject"),
        "policy" => new("隐私政策", "policy"),
        _ => LocalizedText.Same(word),
    };

    public static LocalizedText Role(string word) => word switch
    {
        "ads" => new("广告", "advertising"),
        "analytics" => new("统计分析", "analytics"),
        "push" => new("推送", "push"),
        "maps" => new("地图定位", "maps"),
        "payment" => new("支付", "payment"),
        "social" => new("社交分享", "social"),
        "login" => new("登录", "login"),
        "crash" => new("崩溃上报", "crash reports"),
        "performance" => new("性能监控", "performance"),
        "attribution" => new("归因", "attribution"),
        "security" => new("安全风控", "security"),
        "identity-verification" => new("身份核验", "identity verification"),
        "speech" => new("语音", "speech"),
        "customer-service" => new("客服", "customer service"),
        "credit-scoring" => new("信用评分", "credit scoring"),
        "messaging" => new("即时通讯", "messaging"),
        "media" => new("音视频", "media"),
        "hybrid-framework" => new("混合开发框架", "hybrid framework"),
        "update" => new("热更新", "updates"),
        "storage" => new("存储", "storage"),
        "device-identifier" => new("设备标识", "device identifier"),
        "game" => new("游戏", "game"),
        "e-commerce" => new("电商", "e-commerce"),
        "network" => new("网络", "network"),
        "tooling" => new("开发工具库", "tooling"),
        "operating-system" => new("操作系统", "operating system"),
        _ => LocalizedText.Same(word),
    };

    /// <summary>The names of the parties that are no companies; null for another id.</summary>
    public static LocalizedText? Party(string id) => id switch
    {
        PartyIds.First => new("应用自身", "The app itself"),
        PartyIds.ThirdParties => new("第三方（统称）", "Third parties in general"),
        PartyIds.Unknown => new("未识别的主体", "A party that is not known"),
        _ => null,
    };
}
