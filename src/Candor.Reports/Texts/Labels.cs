namespace Candor.Reports;

/// <summary>The names of the members of the core's enumerations, for people.</summary>
internal static class Labels
{
    public static LocalizedText Of(Verdict value) => FactNames.Of(value);

    /// <summary>The name of a verdict beside a number of findings.</summary>
    public static LocalizedText Several(Verdict value) => value == Verdict.Violation ? new("违规", "violations") : Of(value);

    /// <summary>How many findings have a verdict.</summary>
    public static LocalizedText Counted(Verdict value, int count)
    {
        var n = Figures.Of(count);
        return value switch
        {
            Verdict.Violation => new($"{n} 项", count == 1 ? "1 violation is" : $"{n} violations are"),
            _ => new($"{n} 项", count == 1 ? "1 suspected point remains" : $"{n} suspected points remain"),
        };
    }

    /// <summary>A number of data types.</summary>
    public static LocalizedText CountedTypes(int count) =>
        new($"{Figures.Of(count)} 类个人信息", count == 1 ? "1 type of personal information" : $"{Figures.Of(count)} types of personal information");

    public static LocalizedText Of(Severity value) => FactNames.Of(value);

    public static LocalizedText Of(Certainty value) => FactNames.Of(value);

    public static LocalizedText Of(ConsistencyVerdict value) => value switch
    {
        ConsistencyVerdict.Clear => new("明确告知", "clear"),
        ConsistencyVerdict.Vague => new("笼统告知", "vague"),
        ConsistencyVerdict.Ambiguous => new("表述矛盾", "ambiguous"),
        ConsistencyVerdict.Incorrect => new("告知不实", "incorrect"),
        _ => new("未告知", "omitted"),
    };

    public static LocalizedText Of(PracticeAction value) => value switch
    {
        PracticeAction.Requests => new("申请权限", "requests permission"),
        PracticeAction.Asks => new("以表单索取", "asks in a form"),
        PracticeAction.Accesses => new("读取", "reads"),
        PracticeAction.Stores => new("存储", "stores"),
        PracticeAction.Sends => new("发送", "sends"),
        _ => new("默认开通", "enrols"),
    };

    public static LocalizedText Of(Trigger value) => value switch
    {
        Trigger.ApplicationStart => new("应用启动时（任何界面之前）", "at application start, before any screen"),
        Trigger.FirstScreen => new("首个界面", "on the first screen"),
        Trigger.Component => new("其他组件", "in another component"),
        _ => new("系统或用户触发的回调", "in a callback of the system or the person"),
    };

    public static LocalizedText Of(Stage value) => value switch
    {
        Stage.BeforeConsent => new("同意之前", "before consent"),
        Stage.AfterConsent => new("同意之后", "after consent"),
        Stage.AfterRefusal => new("拒绝之后", "after refusal"),
        Stage.AfterWithdrawal => new("撤回同意之后", "after withdrawal"),
        Stage.OptOutSignal => new("浏览器发出退出信号时", "under an opt-out signal"),
        _ => new("阶段未定", "stage not established"),
    };

    public static LocalizedText Of(NotAnalysedArea value) => value switch
    {
        NotAnalysedArea.Archive => new("安装包文件", "The file"),
        NotAnalysedArea.Manifest => new("清单与资源", "Manifest and resources"),
        NotAnalysedArea.Signature => new("签名", "Signature"),
        NotAnalysedArea.Code => new("代码", "Code"),
        NotAnalysedArea.Packer => new("加固", "Packer"),
        NotAnalysedArea.Native => new("原生库", "Native libraries"),
        NotAnalysedArea.CallPaths => new("调用路径", "Call paths"),
        NotAnalysedArea.DynamicLoading => new("动态加载", "Dynamic loading"),
        NotAnalysedArea.Reflection => new("反射调用", "Reflection"),
        NotAnalysedArea.WebView => new("内嵌网页", "Pages inside the app"),
        NotAnalysedArea.DataFlow => new("数据流向", "Data flow"),
        NotAnalysedArea.Runtime => new("运行时行为", "Behaviour at run time"),
        NotAnalysedArea.Traffic => new("网络流量记录", "Recorded traffic"),
        NotAnalysedArea.Policy => new("隐私政策", "Policy"),
        _ => new("检测项与法律依据", "Checks and law"),
    };

    public static LocalizedText Of(ConductKind value) => value switch
    {
        ConductKind.SelfStart => new("自启动", "starts by itself"),
        ConductKind.LegacyTarget => new("目标 API 级别低于 23，安装时一次性授予全部权限", "targets an API level below 23: all permissions at installation"),
        ConductKind.CleartextTraffic => new("允许明文传输", "allows unencrypted traffic"),
        ConductKind.NoLauncher => new("没有可供打开或卸载的入口", "no entry to open or remove it by"),
        ConductKind.NoPolicyText => new("文件中没有隐私政策的文字或链接", "no word of or link to a privacy policy"),
        ConductKind.NoConsentText => new("没有提示阅读或同意隐私政策的文字", "no text that asks to read or agree to the policy"),
        ConductKind.PretickedConsent => new("同意选框默认勾选", "box of consent ticked by default"),
        ConductKind.DefaultOnSetting => new("广告、个性化等开关默认开启", "switch for advertising or the like on by default"),
        ConductKind.PermissionsAtOnce => new("一次申请多组权限", "asks for permissions of several groups at once"),
        ConductKind.PermissionAtStart => new("一启动就申请权限", "asks for permissions at the start"),
        ConductKind.BackgroundCollection => new("后台可读取受保护的信息", "can read guarded data in the background"),
        ConductKind.BackgroundLocation => new("申请后台定位", "requests location in the background"),
        ConductKind.PermissionOrNoUse => new("文字称不给权限就不能使用", "a text says: no permission, no use"),
        ConductKind.RewardForData => new("文字以奖励换取权限或信息", "a text offers a reward for a permission or data"),
        ConductKind.TrustsAnyCertificate => new("接受任何证书或主机名", "accepts any certificate or host name"),
        ConductKind.TrustsUserCertificates => new("信任用户安装的证书", "trusts certificates that users install"),
        ConductKind.WeakCipher => new("使用不安全的加密", "encryption that does not protect"),
        ConductKind.Debuggable => new("允许调试", "a debugger may attach"),
        ConductKind.BackupAllowed => new("数据可经备份导出", "its data can be copied by a backup"),
        ConductKind.InstallsApps => new("可让系统安装其他应用", "can have other apps installed"),
        ConductKind.OverlayWindow => new("可在其他应用上显示窗口", "can draw over other apps"),
        _ => new("首个界面即申请权限", "asks for permissions on the first screen"),
    };

    public static LocalizedText Of(AllegationOutcome value) => value switch
    {
        AllegationOutcome.Supported => new("有事实支持", "something speaks for it"),
        AllegationOutcome.NotSubstantiated => new("不成立（未获证实）", "not substantiated"),
        _ => new("未能检查", "not analysed"),
    };

    public static LocalizedText Of(RecipientRelation value) => value switch
    {
        RecipientRelation.FirstParty => new("自身", "own host"),
        RecipientRelation.SameSite => new("同站点", "same site"),
        RecipientRelation.ThirdParty => new("第三方", "third party"),
        _ => new("关系未知", "relation not known"),
    };

    public static LocalizedText Of(RecipientBehaviourKind value) => value switch
    {
        RecipientBehaviourKind.ReceivesPersistentIdentifier => new("收到长期标识符（行为上的追踪器）", "receives identifiers that last (a tracker by behaviour)"),
        RecipientBehaviourKind.SetsPersistentCookie => new("设置长期 Cookie", "sets cookies that last"),
        _ => new("伪装成自身主机的追踪器", "a tracker under the subject's own name"),
    };

    public static LocalizedText Of(SubjectKind value) => value switch
    {
        SubjectKind.AndroidApp => new("Android 应用", "Android app"),
        SubjectKind.WebPage => new("网页", "web page"),
        _ => new("网络流量记录", "recorded traffic"),
    };

    public static LocalizedText Of(Language value) =>
        value == Language.Zh ? new("中文", "Chinese") : new("英文", "English");

    public static LocalizedText Of(Locator value) => value switch
    {
        CallPathLocator => new("调用路径", "Call path"),
        DataFlowLocator => new("数据流", "Flow of data"),
        CodeLocator => new("代码位置", "Place in the code"),
        ManifestLocator => new("清单条目", "Manifest entry"),
        ArchiveEntryLocator => new("安装包条目", "Entry of the file"),
        TrafficLocator => new("网络请求", "Request"),
        ScreenshotLocator => new("屏幕截图", "Picture of the page"),
        ElementLocator => new("页面元素", "Element of the page"),
        TextLocator => new("政策原文", "Quote of the policy"),
        _ => new("检索无结果", "Search that found nothing"),
    };
}
