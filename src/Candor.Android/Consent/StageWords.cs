namespace Candor.Android.Consent;

/// <summary>The words in which stages are told.</summary>
internal static class StageWords
{
    /// <summary>How a stage was found, or why it is not known.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <param name="provider">The provider of an SDK in which the path begins; null for another beginning.</param>
    /// <param name="told">An SDK that is told at the start that the person agreed; null for none.</param>
    public static LocalizedText Why(ConsentVerdict verdict, string? provider, string? told)
    {
        var why = Why(verdict, provider);
        return told is null ? why : new(
            $"{why.Zh}应用在启动时就告知 {told}“用户已同意”，此时尚无人同意。",
            $"{why.En} At the start the app tells {told} that the person agreed, when nobody can have.");
    }

    private static LocalizedText Why(ConsentVerdict verdict, string? provider) => verdict.Stage switch
    {
        Stage.BeforeConsent when provider is not null => new(
            $"系统在应用自身代码运行之前创建清单中的 {provider}，由它自行启动，路径上没有同意判断。",
            $"It starts by itself: the system makes the provider {provider} of the manifest before the app's own code runs, and no check of consent stands on the path."),
        Stage.BeforeConsent => new(
            "存在一条首次启动即可运行的路径，其上没有同意判断。",
            "A path that can run at the first start passes no check of consent."),
        Stage.AfterConsent => new(
            $"所见的每条路径都经过同意判断：{Gate(verdict.Gate).Zh}。",
            $"Every path that was seen passes a consent decision: {Gate(verdict.Gate).En}."),
        _ => Reason(verdict.Reason, verdict.Gate),
    };

    /// <summary>A gate, in words.</summary>
    public static LocalizedText Gate(ConsentGate? gate) => gate switch
    {
        null => new("同意判断", "a check of consent"),
        { Kind: GateKind.StoredFlag } => new($"存储的标志“{gate.Label}”被读取并判断", $"the stored flag '{gate.Label}' is read and tested"),
        { Kind: GateKind.AgreeButton } => new($"按钮“{gate.Label}”的点击", $"a tap on the button '{gate.Label}'"),
        { Kind: GateKind.ConsentSdk } => new($"同意管理 SDK（{gate.Label}）的答复", $"the answer of the consent SDK {gate.Label}"),
        _ => new($"只在同意之后写入的“{gate.Label}”被判断", $"'{gate.Label}', which is written only after consent, is tested"),
    };

    private static LocalizedText Reason(UnknownReason? reason, ConsentGate? gate) => reason switch
    {
        UnknownReason.Prompted => new(
            "只有用户操作才会触发的路径通向此处，无法判断该操作在同意之前还是之后。",
            "Only paths that wait for something the person does lead there; whether that comes before or after the answer cannot be told."),
        UnknownReason.LaterComponent => new(
            "只有由其他代码或其他应用启动的组件通向此处，其先后无法判断。",
            "Only components that other code or another app starts lead there; their order cannot be told."),
        UnknownReason.Callback => new(
            "只有先后无法判断的回调通向此处。",
            "Only callbacks whose order cannot be told lead there."),
        UnknownReason.ManyTargets => new(
            "只有目标过多的虚调用通向此处。",
            "Only virtual calls with too many targets lead there."),
        UnknownReason.MadeByPlatform => new(
            "所需的对象由系统或按名称创建，何时创建无法判断。",
            "It needs an object that the platform makes, or that is made by its name; when cannot be told."),
        UnknownReason.LooseGate => new(
            $"每条路径都经过可能是同意判断之处（{Gate(gate).Zh}），但它也可能只表示已展示或已回答。",
            $"Every path passes what may be a consent decision ({Gate(gate).En}), but may as well say only that something was shown or answered."),
        UnknownReason.Preparation => new(
            "只有预初始化通向此处；其提供者声明预初始化不收集信息，未经核实。",
            "Only a preparation leads there, of which the vendor says that it collects nothing; that was not verified."),
        UnknownReason.CutOff => new(
            "路径上有方法过大，未能跟踪其中的判断。",
            "A method on the path is too large to follow the checks in it."),
        _ => new(
            "没有找到从系统入口通向此处的路径；可能经由反射、原生代码或运行时加载的代码。",
            "No path from what the system calls was found; reflection, native code or code loaded at run time may lead there."),
    };
}
