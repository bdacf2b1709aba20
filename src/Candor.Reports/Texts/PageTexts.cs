namespace Candor.Reports;

/// <summary>The report's words on pages.</summary>
internal static class PageTexts
{
    public static readonly LocalizedText Section = new("页面：各阶段谁收到了什么", "The page: who received what, stage by stage");
    public static readonly LocalizedText Intro = new(
        "每个阶段都在全新的浏览器环境中打开页面：{viewport}，语言 {language}，{browser}，{cookies}。",
        "Each stage was opened in a fresh browser: {viewport}, language {language}, {browser}, {cookies}.");

    public static readonly LocalizedText ComparedTypes = new("在运行中看到页面涉及 {n}，其中隐私政策未告知、告知不实、表述矛盾或仅笼统告知的有 {k}。", "In the run the page touched {n}; the policy omits, denies, contradicts or only vaguely covers {k} of them.");
    public static readonly LocalizedText SuspectedText = new(
        "运行看到了发生的事，但看不到服务器怎样使用、有无其他告知与同意、是否为服务所必需；这些须由人核实，因此只标“疑似”。",
        "A run sees what happened, and not what a server does with it, whether people were told or asked elsewhere, or whether the service needs it. A person has to find that out, so the report says “suspected”.");
    public static readonly LocalizedText ViolationText = new(
        "“违规”只用于运行中看到、证据在案的事实，或者文件本身即可证实的情形，例如隐私政策缺少规定内容。",
        "“Violation” is kept for facts that the run showed and the evidence holds, or that the files themselves prove, such as a required content that the policy lacks.");
    public static readonly LocalizedText MatrixIntro = new("每行一类个人信息：左为运行中看到的行为，右为隐私政策的表述。先列网站自身，再列第三方；同组内告知问题较重的在前。", "One row a data type: what the run showed on the left, what the policy says on the right. The site itself first, then third parties; the worst disclosed first.");
    public static readonly LocalizedText Does = new("看到的行为", "What it was seen to do");

    public static readonly LocalizedText CookiesOn = new("接受第三方 Cookie", "third-party cookies accepted");
    public static readonly LocalizedText CookiesOff = new("拒绝第三方 Cookie", "third-party cookies refused");
    public static readonly LocalizedText Recipients = new("接收者", "Recipient");
    public static readonly LocalizedText Own = new("页面自身", "the page itself");
    public static readonly LocalizedText Timeline = new("时间线", "Timeline");
    public static readonly LocalizedText Requests = new("{n} 次请求", "{n} requests");
    public static readonly LocalizedText Nothing = new("–", "–");
    public static readonly LocalizedText VisitDetails = new("各次访问的步骤与存储", "What was done and kept in each visit");
    public static readonly LocalizedText Incomplete = new("未完成", "not completed");
    public static readonly LocalizedText Stored = new("存储", "Kept in the browser");
    public static readonly LocalizedText StoredName = new("名称", "Name");
    public static readonly LocalizedText StoredBy = new("设置者", "Set by");
    public static readonly LocalizedText StoredWhere = new("位置", "Where");
    public static readonly LocalizedText StoredFor = new("要求保存", "Asked to be kept for");
    public static readonly LocalizedText StoredValue = new("内容", "What");
    public static readonly LocalizedText Days = new("{n} 天", "{n} days");
    public static readonly LocalizedText Session = new("关闭浏览器即失效", "the session");
    public static readonly LocalizedText NoEnd = new("没有期限", "without an end");
    public static readonly LocalizedText Identifier = new("可识别浏览器", "can tell this browser from others");
    public static readonly LocalizedText Boxes = new("打开页面时的选项", "Boxes and switches as the page opened");
    public static readonly LocalizedText Box = new("选项", "Box");
    public static readonly LocalizedText State = new("初始状态", "At first");
    public static readonly LocalizedText On = new("开启", "on");
    public static readonly LocalizedText Off = new("关闭", "off");
    public static readonly LocalizedText Measures = new("测量", "Measured");
    public static readonly LocalizedText Tried = new("开启与关闭各试一次", "Tried with it on and off");
    public static readonly LocalizedText NotTried = new("未试", "not tried");
    public static readonly LocalizedText Served = new("关闭时服务：{off}；开启时服务：{on}", "service with it off: {off}; on: {on}");
    public static readonly LocalizedText Given = new("已提供", "given");
    public static readonly LocalizedText Refused = new("未提供", "not given");
    public static readonly LocalizedText Unknown = new("不能判断", "could not be told");
    public static readonly LocalizedText OnlyOn = new("仅在开启时发送：", "Sent only with it on: ");
    public static readonly LocalizedText Changed = new("内容不同：", "Sent with other content: ");
    public static readonly LocalizedText Dialog = new("征求同意的弹窗", "The consent dialog");
    public static readonly LocalizedText NoDialog = new("没有找到征求同意的弹窗或横幅。", "No dialog or banner that asks for consent was found.");
    public static readonly LocalizedText Choice = new("选择", "Choice");
    public static readonly LocalizedText ButtonHead = new("按钮", "Button");
    public static readonly LocalizedText Clicks = new("点击次数", "Clicks");
    public static readonly LocalizedText Layer = new("所在层", "Layer");
    public static readonly LocalizedText Size = new("大小", "Size");
    public static readonly LocalizedText ToAccept = new("同意", "Accept");
    public static readonly LocalizedText ToRefuse = new("拒绝", "Refuse");
    public static readonly LocalizedText ToWithdraw = new("撤回", "Withdraw");
    public static readonly LocalizedText NoWay = new("没有找到", "none found");
    public static readonly LocalizedText Fields = new("表单收集的信息", "What the forms ask for");
    public static readonly LocalizedText Field = new("表单项", "Field");
    public static readonly LocalizedText Asked = new("信息类型", "Data type");
    public static readonly LocalizedText Required = new("必填", "Required");
    public static readonly LocalizedText Yes = new("是", "yes");
    public static readonly LocalizedText No = new("否", "no");
    public static readonly LocalizedText NotKnown = new("未识别", "not recognised");
    public static readonly LocalizedText Scripts = new("由行为识别的脚本", "Scripts known by what they did");
    public static readonly LocalizedText Script = new("脚本", "Script");
    public static readonly LocalizedText Behaviour = new("行为", "Behaviour");
    public static readonly LocalizedText Signs = new("迹象", "Signs");
    public static readonly LocalizedText Sent = new("结果发往", "Result sent to");
    public static readonly LocalizedText NotSeen = new("未见发出", "not seen to leave");
    public static readonly LocalizedText Policy = new("隐私政策链接", "Link to the privacy policy");
    public static readonly LocalizedText NoPolicy = new("没有找到隐私政策的链接。", "No link to a privacy policy was found.");
    public static readonly LocalizedText PolicyFound = new(
        "“{text}”：{clicks} 次点击到达；链接文字 {font} px；政策正文 {body}。",
        "\"{text}\": {clicks} click(s) away; the link is set in {font} px, the policy's text in {body}.");

    public static readonly LocalizedText NotOpened = new("未能打开", "could not be opened");
    public static readonly LocalizedText PictureApart = new("图片见 {file}。", "The picture is in {file}.");

    public static LocalizedText Of(VisitKind kind) => kind switch
    {
        VisitKind.Untouched => new("未操作", "untouched"),
        VisitKind.Refusal => new("拒绝后", "after refusal"),
        VisitKind.Acceptance => new("同意后", "after acceptance"),
        VisitKind.Withdrawal => new("撤回后", "after withdrawal"),
        VisitKind.OptOutSignal => new("发出退出信号（GPC）", "opt-out signal (GPC)"),
        VisitKind.Interaction => new("填写而不提交", "filled in, not submitted"),
        VisitKind.BoxOn => new("点击主按钮（默认勾选）", "main button, box as set"),
        _ => new("点击主按钮（取消勾选）", "main button, box off"),
    };

    public static LocalizedText Of(StorageKind kind) => kind switch
    {
        StorageKind.Cookie => new("Cookie", "cookie"),
        StorageKind.LocalStorage => new("本地存储", "local storage"),
        StorageKind.SessionStorage => new("会话存储", "session storage"),
        StorageKind.IndexedDb => new("IndexedDB", "IndexedDB"),
        _ => new("缓存", "cache"),
    };

    public static LocalizedText Of(ScriptBehaviour behaviour) => behaviour switch
    {
        ScriptBehaviour.Fingerprinting => new("浏览器指纹", "fingerprinting"),
        ScriptBehaviour.SessionReplay => new("录制操作", "session replay"),
        ScriptBehaviour.Keystrokes => new("发送未提交的输入", "sends what is typed"),
        _ => new("一打开就申请权限", "asks for a permission at once"),
    };

    public static LocalizedText Viewport(string viewport) => viewport == "phone" ? new("手机屏幕", "a phone's screen") : new("桌面屏幕", "a desktop screen");
}
