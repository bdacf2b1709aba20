namespace Candor.Reports;

/// <summary>The sentences of the HTML report. <c>{name}</c> marks what is filled in.</summary>
internal static class ReportTexts
{
    // The document
    public static readonly LocalizedText ReportTitle = new("个人信息保护检测报告", "Personal information audit report");
    public static readonly LocalizedText Skip = new("跳到正文", "Skip to the report");
    public static readonly LocalizedText Contents = new("目录", "Contents");
    public static readonly LocalizedText LanguageName = new("中文", "English");
    public static readonly LocalizedText Cut = new("……（另有 {n} 个字符未显示）", " … ({n} more characters not shown)");
    public static readonly LocalizedText More = new("另有 {n} 项，见 audit.json", "and {n} more in audit.json");
    public static readonly LocalizedText None = new("无", "none");
    public static readonly LocalizedText NotKnown = new("不详", "not known");
    public static readonly LocalizedText Separator = new("；", "; ");
    public static readonly LocalizedText Comma = new("、", ", ");
    public static readonly LocalizedText Colon = new("：", ": ");
    public static readonly LocalizedText OpenBracket = new("（", " (");
    public static readonly LocalizedText CloseBracket = new("）", ")");

    // The facts at the head
    public static readonly LocalizedText Package = new("应用包名", "Package");
    public static readonly LocalizedText Address = new("网址", "Address");
    public static readonly LocalizedText Version = new("版本", "Version");
    public static readonly LocalizedText VersionCode = new("（版本号 {n}）", " (code {n})");
    public static readonly LocalizedText Developer = new("开发者", "Developer");
    public static readonly LocalizedText Android = new("Android API 级别", "Android API level");
    public static readonly LocalizedText ApiLevels = new("最低 {min}，目标 {target}", "minimum {min}, target {target}");
    public static readonly LocalizedText FileHash = new("文件 SHA-256", "SHA-256 of the file");
    public static readonly LocalizedText FileSize = new("文件大小", "Size of the file");
    public static readonly LocalizedText Certificate = new("签名证书", "Signing certificate");
    public static readonly LocalizedText CertificateDetail = new("签名方案 {scheme}，有效期 {from} 至 {to}，{algorithm}；签名核验：{verification}", "scheme {scheme}, valid {from} to {to}, {algorithm}; signature check: {verification}");
    public static readonly LocalizedText SelfAsserted = new("证书主体系签名人自行填写，未经第三方核实。", "The holder's name is the signer's own claim; nobody vetted it.");
    public static readonly LocalizedText DateOfFact = new("法律适用日期", "Date of the fact");
    public static readonly LocalizedText DateNote = new("适用该日有效的规定", "the law in force on that day is applied");
    public static readonly LocalizedText Packs = new("适用规则包", "Law packs");
    public static readonly LocalizedText RulesInForce = new("（当日有效规则 {n} 条）", " ({n} rules in force)");
    public static readonly LocalizedText Category = new("应用类别", "App category");
    public static readonly LocalizedText NoCategory = new("未指定，未做必要个人信息范围比对", "not given; necessity was not compared with a category");
    public static readonly LocalizedText ToolName = new("检测工具", "Tool");
    public static readonly LocalizedText KnowledgeHash = new("知识库 SHA-256", "SHA-256 of the knowledge");

    // 1 The conclusion
    public static readonly LocalizedText Conclusion = new("检测结论", "Conclusion");
    public static readonly LocalizedText BothFound = new("检测发现违规 {v}，另有疑似问题 {s}，须经运行检测或人工核实。", "{v} established; {s} for a test run or a person to check.");
    public static readonly LocalizedText OnlyViolations = new("检测发现违规 {v}，未见其他疑似问题。", "{v} established; nothing further is suspected.");
    public static readonly LocalizedText OnlySuspected = new("未发现已证实的违规；有疑似问题 {s}，须经运行检测或人工核实。", "No violation is established; {s} for a test run or a person to check.");
    public static readonly LocalizedText NothingFound = new("在已检测的范围内未发现问题。这不等于应用合规：请一并阅读“未检测事项”。", "Nothing was found in what was looked at. That is not a clean bill: read “What was not tested” too.");
    public static readonly LocalizedText NothingRead = new("检测对象未能读取，因此没有结论。", "The subject could not be read, so there is no conclusion.");
    public static readonly LocalizedText ComparedTypes = new("应用代码或清单涉及 {n}，其中隐私政策未告知、告知不实、表述矛盾或仅笼统告知的有 {k}。", "The app's code or manifest touches {n}; the policy omits, denies, contradicts or only vaguely covers {k} of them.");
    public static readonly LocalizedText NoPolicy = new("未提供隐私政策，未做行为与告知的对照。", "No privacy policy was given, so conduct was not compared with statements.");
    public static readonly LocalizedText GapCount = new("未检测事项", "not tested");
    public static readonly LocalizedText BySeverity = new("按风险等级（条形中实色为违规，淡色为疑似）", "By severity (full colour in the bar: violations; pale: suspected)");
    public static readonly LocalizedText SeverityHead = new("风险等级", "Severity");
    public static readonly LocalizedText Gravest = new("最严重的问题", "The gravest points");
    public static readonly LocalizedText SuspectedTitle = new("“疑似”是什么意思", "What “suspected” means");
    public static readonly LocalizedText SuspectedText = new(
        "静态检测看到的是代码，不是行为。代码可达，说明这样的调用能够发生；是否真的发生、何时发生、是否在用户同意之前发生，须经运行检测或人工核实。因此，凡规定所指为行为、而证据只是代码的，本报告一律只标“疑似”。",
        "A static audit sees code, not conduct. That code can be reached means that the call can happen; whether it does, when, and whether before consent, only a test run or a person can tell. So where a rule speaks of conduct and the evidence is code, this report never says more than “suspected”.");
    public static readonly LocalizedText ViolationText = new(
        "“违规”只用于事实本身即可由文件证实的情形，例如隐私政策缺少规定内容。",
        "“Violation” is kept for facts that the files themselves prove, such as a required content that the policy lacks.");

    // 2 What was not tested
    public static readonly LocalizedText Allegations = new("指称与核查结果", "What was alleged, and what came of it");
    public static readonly LocalizedText AllegationsIntro = new(
        "有人指称应用在用户不知情时收集下列信息。每一项都写明做了哪些检查。不成立不等于没有发生。",
        "Somebody says that the app collects this data without the person knowing. For each it is told what was tried. Not substantiated does not mean that it does not happen.");
    public static readonly LocalizedText Tried = new("检查了什么", "What was tried");
    public static readonly LocalizedText Result = new("结果", "What came of it");
    public static readonly LocalizedText NotTested = new("未检测事项", "What was not tested");
    public static readonly LocalizedText NotTestedIntro = new("以下部分没有检测，或没有检测完。未检测不等于没有问题。", "The following was not looked at, or not to the end. Not tested does not mean in order.");
    public static readonly LocalizedText NotTestedNone = new("检测记录中没有未检测事项。", "The audit records no gap.");
    public static readonly LocalizedText What = new("未检测的内容", "What was not looked at");
    public static readonly LocalizedText Why = new("原因及所需条件", "Why, and what it would take");
    public static readonly LocalizedText Limits = new("受影响的检测项", "Checks that it limits");
    public static readonly LocalizedText Unanswered = new("没有结果的检测项", "Checks without an answer");

    // 3 The matrix
    public static readonly LocalizedText Matrix = new("行为与告知对照", "What it does and what it says");
    public static readonly LocalizedText MatrixIntro = new("每行一类个人信息：左为应用的代码或清单显示的行为，右为隐私政策的表述。先列应用自身，再列第三方；同组内告知问题较重的在前。", "One row a data type: what the code or the manifest shows on the left, what the policy says on the right. The app's own code first, then third parties; the worst disclosed first.");
    public static readonly LocalizedText MatrixNone = new("未见涉及个人信息的行为。", "No practice that concerns personal information was found.");
    public static readonly LocalizedText DataType = new("个人信息类型", "Data type");
    public static readonly LocalizedText Does = new("应用的行为", "What it does");
    public static readonly LocalizedText Says = new("政策的表述", "What it says");
    public static readonly LocalizedText Sensitive = new("敏感", "sensitive");
    public static readonly LocalizedText NotCompared = new("未对照", "not compared");
    public static readonly LocalizedText Places = new("{n} 处", "{n} places");
    public static readonly LocalizedText OnePlace = new("1 处", "1 place");
    public static readonly LocalizedText ForPurpose = new("目的：{purpose}", "purpose: {purpose}");
    public static readonly LocalizedText SeeFinding = new("见问题", "see finding");
    public static readonly LocalizedText OpenWording = new("用语开放", "open wording");
    public static readonly LocalizedText SaidNotSeen = new("政策提及而代码中未见的类型", "Types that the policy speaks of and the code does not show");
    public static readonly LocalizedText SaidNotSeenNote = new("可能经由未检测的途径收集，也可能是政策多写。", "They may be collected in a way that was not tested, or the policy may say more than the app does.");

    // 4 Findings
    public static readonly LocalizedText Findings = new("所涉问题", "Findings");
    public static readonly LocalizedText FindingsNone = new("未发现违规或疑似问题。", "There is no violation and nothing suspected.");
    public static readonly LocalizedText Evidence = new("证据", "Evidence");
    public static readonly LocalizedText NoEvidence = new("检测记录中没有附证据。", "The audit records no evidence.");
    public static readonly LocalizedText ShownElsewhere = new("已在本报告他处列出：", "Shown elsewhere in this report: ");
    public static readonly LocalizedText Rules = new("依据", "Rules");
    public static readonly LocalizedText RuleHead = new("规则要点", "Rule");
    public static readonly LocalizedText SourceHead = new("出处与效力", "Source and force");
    public static readonly LocalizedText BeforeArticle = new(" ", ", ");
    public static readonly LocalizedText InForceHead = new("施行与核对", "In force, and how checked");
    public static readonly LocalizedText Since = new("自 {date} 起", "since {date}");
    public static readonly LocalizedText Undated = new("无施行日期", "no date");
    public static readonly LocalizedText NotInForce = new("当日未施行", "not in force that day");
    public static readonly LocalizedText Remedy = new("整改建议", "How to mend it");
    public static readonly LocalizedText FindingId = new("编号", "Id");
    public static readonly LocalizedText DetectorHead = new("检测项", "Check");

    // Evidence
    public static readonly LocalizedText Entry = new("入口组件：", "Entered by: ");
    public static readonly LocalizedText OffsetAt = new("偏移 {offset}", "offset {offset}");
    public static readonly LocalizedText NoLine = new("无行号信息", "no line recorded");
    public static readonly LocalizedText FlowFrom = new("由 ", "What ");
    public static readonly LocalizedText FlowTo = new(" 读出的数据，经 ", " yields leaves by ");
    public static readonly LocalizedText FlowHost = new("，去往 ", ", to ");
    public static readonly LocalizedText FlowOrHost = new(" 或 ", " or ");
    public static readonly LocalizedText FlowStage = new("读取发生于：", "It is read ");
    public static readonly LocalizedText FlowSteps = new("共 {n} 步", "{n} steps");
    public static readonly LocalizedText FlowAssumed = new("（没有模型描述该方法，按缺省假设）", " (no model describes this method: it is assumed)");
    public static readonly LocalizedText AtEntry = new("方法入口的参数", "a parameter, at the entry of the method");
    public static readonly LocalizedText StepsLeftOut = new("此处省略 {n} 步，见 audit.json", "{n} steps left out here; they stand in audit.json");
    public static readonly LocalizedText ManifestLine = new("清单第 {n} 行", "manifest, line {n}");
    public static readonly LocalizedText ManifestNoLine = new("清单（无行号信息）", "manifest (no line recorded)");
    public static readonly LocalizedText Characters = new("正文第 {from}–{to} 字符", "characters {from}–{to} of the text");
    public static readonly LocalizedText Sought = new("检索内容：", "Looked for: ");
    public static readonly LocalizedText NotFoundShort = new("全文检索未发现：{sought}", "searched the whole text, not found: {sought}");
    public static readonly LocalizedText Searched = new("检索范围：共 {n} 个字符或条目，未发现。", "Searched: {n} characters or entries. Nothing was found.");
    public static readonly LocalizedText RequestNumber = new("第 {n} 个请求", "request {n}");
    public static readonly LocalizedText AfterStart = new("录制开始后 {time} 秒", "{time} s after the first request");
    public static readonly LocalizedText DecodedBy = new("所在位置与解码步骤：", "Where, and decoded how: ");
    public static readonly LocalizedText BytesAt = new("最后一步解码结果的第 {offset} 字节起，共 {length} 字节", "from byte {offset} of what the last step gave, {length} bytes");
    public static readonly LocalizedText InitiatedBy = new("发起者：", "made by ");
    public static readonly LocalizedText ReadingOffsets = new("偏移以 16 位代码单元计，自方法代码起始处算起。", "Offsets count 16-bit code units from the start of the method's code.");

    // 5 to 8 Tables
    public static readonly LocalizedText Checks = new("检测项一览", "All checks");
    public static readonly LocalizedText ChecksIntro = new("每个检测项下：发现了什么，查看了哪些事实而未见问题，哪些事实没有查看。没有查看的不代表通过。", "Under every check: what was found, which facts were looked for and not found, and which were not looked at. What was not looked at has not passed.");
    public static readonly LocalizedText Outcome = new("结果", "Outcome");
    public static readonly LocalizedText NoResult = new("未形成结论", "no result");
    public static readonly LocalizedText Limited = new("未查看", "not looked at");
    public static readonly LocalizedText Permissions = new("权限", "Permissions");
    public static readonly LocalizedText PermissionsNone = new("清单未申请权限。", "The manifest requests no permission.");
    public static readonly LocalizedText PermissionHead = new("权限", "Permission");
    public static readonly LocalizedText LevelHead = new("保护级别", "Level");
    public static readonly LocalizedText OpensHead = new("可获取的信息", "Data that it opens");
    public static readonly LocalizedText UsedHead = new("代码是否使用", "Used by the code");
    public static readonly LocalizedText NoUseFound = new("未见调用", "no call found");
    public static readonly LocalizedText OtherFacts = new("其他事实", "Other facts");
    public static readonly LocalizedText Fact = new("事实", "Fact");
    public static readonly LocalizedText Detail = new("详情", "Detail");
    public static readonly LocalizedText Timeline = new("网络流量时间线", "Timeline of the traffic");
    public static readonly LocalizedText TimelineNone = new("没有录制网络流量。", "No traffic was recorded.");
    public static readonly LocalizedText TimelineIntro = new("录得 {requests} 个请求，发往 {hosts} 个主机；其中 {receiving} 个收到下列信息。按阶段和时间排列。", "{requests} requests to {hosts} hosts were recorded; {receiving} of the hosts received what follows, by stage and time.");
    public static readonly LocalizedText TimeHead = new("首次发送", "First sent");
    public static readonly LocalizedText AfterSeconds = new("{time} 秒", "{time} s");
    public static readonly LocalizedText HostHead = new("主机", "Host");
    public static readonly LocalizedText RelationHead = new("主体与关系", "Party and relation");
    public static readonly LocalizedText SentHead = new("收到的信息", "What it received");
    public static readonly LocalizedText BehavioursTitle = new("主机的行为", "How hosts behave");
    public static readonly LocalizedText BehavioursIntro = new("仅由流量判断，不依赖任何名录。", "Told by the traffic alone, without any list.");
    public static readonly LocalizedText SeenHead = new("流量所示", "What was seen");
    public static readonly LocalizedText BehaviourHead = new("行为", "Behaviour");
    public static readonly LocalizedText Sdks = new("第三方 SDK", "Third-party SDKs");
    public static readonly LocalizedText SdksNone = new("未识别出第三方 SDK。", "No third-party SDK was recognised.");
    public static readonly LocalizedText SdkHead = new("SDK", "SDK");
    public static readonly LocalizedText WhoseCode = new("代码所属", "Whose code");
    public static readonly LocalizedText PartyHead = new("提供方", "Provider");
    public static readonly LocalizedText RoleHead = new("类型", "Role");
    public static readonly LocalizedText InAppHead = new("在应用中", "In the app");
    public static readonly LocalizedText ChannelsHead = new("数据可外传的途径", "Ways out for data");
    public static readonly LocalizedText ListedHead = new("政策是否列明", "Listed by the policy");
    public static readonly LocalizedText Listed = new("已列明", "listed");
    public static readonly LocalizedText ProviderListed = new("仅列明提供方", "only its provider is listed");
    public static readonly LocalizedText NotListed = new("未列明", "not listed");
    public static readonly LocalizedText ToolOnly = new("工具代码，不接收个人信息", "tooling; receives no personal information");
    public static readonly LocalizedText NoPolicyShort = new("未提供政策", "no policy given");
    public static readonly LocalizedText ByShape = new(
        "按代码形态识别：{n} 个类中 {k} 个直接识别，相似度 {s}（档案：{v}）",
        "Known by shape: {k} of {n} classes recognised, similarity {s} (profile: {v})");

    public static readonly LocalizedText ByShapeRunnerUp = new("次相似：{o}，{n} 个类", "next: {o}, {n} classes");

    public static readonly LocalizedText ClassCount = new("{n} 个类", "{n} classes");
    public static readonly LocalizedText StartsItself = new("自行启动，早于应用自身代码", "starts by itself, before the app's own code");
    public static readonly LocalizedText VersionUnknown = new("版本不详", "version not known");

    // 9 The policy
    public static readonly LocalizedText Policy = new("隐私政策", "Privacy policy");
    public static readonly LocalizedText Untitled = new("（无标题）", "(no title)");
    public static readonly LocalizedText PolicyFile = new("文件", "File");
    public static readonly LocalizedText PolicyLanguage = new("语言", "Language");
    public static readonly LocalizedText PolicyLength = new("篇幅", "Length");
    public static readonly LocalizedText CharacterCount = new("{n} 个字符", "{n} characters");
    public static readonly LocalizedText TextHash = new("正文 SHA-256", "SHA-256 of the text");
    public static readonly LocalizedText NotAPolicy = new("该文件未涉及个人信息的收集，不像是隐私政策。", "The file does not speak of collecting personal information; it does not look like a policy.");
    public static readonly LocalizedText Incomplete = new("该文件未能完整读取，“未告知”的判断因此不成立。", "The file could not be read to the end; an omission therefore proves nothing.");
    public static readonly LocalizedText PolicyText = new("政策全文（标出告知之处）", "The policy itself, with what it tells marked");
    public static readonly LocalizedText PolicyTextNote = new("底色标出读出的告知；红色下划线标出声明不做的内容。文字为规范化后的文本，链接和图片不在其中。", "Marked passages are what was read as told; a red underline marks what the policy says is not done. This is the normalised text, without links and pictures.");
    public static readonly LocalizedText PolicyTextCut = new("全文过长，此处只显示前一部分；其余见 evidence 文件夹。", "The text is long and shown in part; the whole stands in the evidence folder.");
    public static readonly LocalizedText InPolicy = new("在政策中查看", "see it in the policy");
    public static readonly LocalizedText Outline = new("章节", "Sections");
    public static readonly LocalizedText Checklist = new("应载内容", "Required contents");
    public static readonly LocalizedText ContentHead = new("内容", "Content");
    public static readonly LocalizedText FoundHead = new("是否载明", "Found");
    public static readonly LocalizedText QuoteHead = new("原文", "Quote");
    public static readonly LocalizedText Found = new("已载明", "present");
    public static readonly LocalizedText Missing = new("缺失", "missing");
    public static readonly LocalizedText ThirdPartyRows = new("政策所列第三方", "Third parties that it lists");
    public static readonly LocalizedText NoThirdPartyRows = new("未见第三方或 SDK 清单。", "No list of third parties or SDKs was found.");
    public static readonly LocalizedText NameHead = new("名称", "Name");
    public static readonly LocalizedText CompanyHead = new("公司", "Company");
    public static readonly LocalizedText PurposeHead = new("目的", "Purpose");
    public static readonly LocalizedText DataHead = new("个人信息", "Data");
    public static readonly LocalizedText KnownAs = new("识别为：{name}", "known as: {name}");
    public static readonly LocalizedText NotIdentified = new("知识库中无对应", "not in the knowledge base");
    public static readonly LocalizedText ModeHead = new("方式与链接", "Mode and address");

    // 10 Further evidence
    public static readonly LocalizedText Appendix = new("其他证据", "Further evidence");
    public static readonly LocalizedText AppendixIntro = new("前文表格引用、而“所涉问题”中未展示的证据。", "Evidence that the tables point to and that no finding shows.");
    public static readonly LocalizedText AppendixNone = new("没有其他证据。", "There is none.");
    public static readonly LocalizedText AppendixMore = new("本次检测共记录证据 {n} 项，此处未列出的见 audit.json。", "The audit records {n} pieces of evidence; those not shown here stand in audit.json.");

    // 11 Reproduction
    public static readonly LocalizedText Reproduce = new("复现方法", "How to reproduce");
    public static readonly LocalizedText ReproduceIntro = new("以同一版本工具、同一知识库和下列文件运行该命令，除时间、耗时和主机外，结果逐字节相同。", "The same version of the tool, the same knowledge and the files below give the same result byte for byte, but for the time, the duration and the host.");
    public static readonly LocalizedText Command = new("命令", "Command");
    public static readonly LocalizedText Inputs = new("输入文件", "Inputs");
    public static readonly LocalizedText FileHead = new("文件", "File");
    public static readonly LocalizedText RoleOfFile = new("用途", "Role");
    public static readonly LocalizedText Run = new("本次运行", "This run");
    public static readonly LocalizedText StartedAt = new("开始时间", "Started");
    public static readonly LocalizedText Duration = new("耗时", "Duration");
    public static readonly LocalizedText Milliseconds = new("{n} 毫秒", "{n} ms");
    public static readonly LocalizedText Host = new("主机", "Host");

    // 12 Terms
    public static readonly LocalizedText Terms = new("术语与声明", "Terms and statement");
    public static readonly LocalizedText TermsVerdict = new("结论", "Verdicts");
    public static readonly LocalizedText TermsCertainty = new("确定程度（由强到弱）", "Certainty, from the strongest");
    public static readonly LocalizedText TermsConsistency = new("一致性", "Consistency");
    public static readonly LocalizedText TermsSeverity = new("风险等级", "Severity");
    public static readonly LocalizedText SeverityNote = new("等级由 Candor 划定，并非任何主管部门的分级。", "The grades are Candor's; no authority fixes them.");
    public static readonly LocalizedText TermsVerification = new("规则核验", "How rules were checked");
    public static readonly LocalizedText HiddenNote = new("检测对象或政策中的控制字符、零宽字符和改变文字方向的字符以 ⟦U+XXXX⟧ 示出；来自检测对象的网址只作文字，不设链接。", "Control characters, zero-width characters and characters that turn the direction of text are shown as ⟦U+XXXX⟧ where the subject or the policy has them; addresses from the subject are shown as text, never as links.");
    public static readonly LocalizedText Statement = new("声明", "Statement");
    public static readonly LocalizedText NotAdvice = new(
        "本报告由软件自动生成，仅陈述技术事实以及与之相关的规定，不构成法律意见，也不是行政机关的认定。条文要点由 Candor 以自己的语言写成，适用时以官方文本为准。",
        "Software made this report. It states technical facts and the rules that speak of them. It is no legal advice and no decision of an authority. The duties are put in Candor's words; the official text prevails.");
}
