using System.Collections.Immutable;

namespace Candor.Reports.Tests.Samples;

/// <summary>A whole audit of an example browser whose Chinese policy says nothing of what its code can read.</summary>
internal static class BrowserAudit
{
    private const string Ad = "example-adnet";
    private static readonly LocalizedText NeedsRun = new("须运行应用才能检测。", "Only a run of the app can answer it.");
    private static readonly Practice DeviceId = Practice.Create("imei", PracticeAction.Accesses, Ad, Certainty.Reachable, [BrowserCode.DeviceIdPath.Id], 4, [Trigger.ApplicationStart]);
    private static readonly Practice Sms = Practice.Create("sms", PracticeAction.Accesses, PartyIds.First, Certainty.Reachable, [BrowserCode.SmsPath.Id], 2, [Trigger.FirstScreen]);
    private static readonly Practice SmsPermission = Practice.Create("sms", PracticeAction.Requests, PartyIds.First, Certainty.Declared, [BrowserCode.ReadSms.Id], 1, permission: "android.permission.READ_SMS");
    private static readonly Practice Contacts = Practice.Create("contacts", PracticeAction.Accesses, PartyIds.First, Certainty.Reachable, [BrowserCode.ContactsPath.Id], 1, [Trigger.Callback]);
    private static readonly Practice Location = Practice.Create("precise-location", PracticeAction.Accesses, PartyIds.First, Certainty.Present, [BrowserCode.LocationCode.Id], 3);
    private static readonly Practice CallLog = Practice.Create("call-log", PracticeAction.Accesses, PartyIds.First, Certainty.Present, [BrowserCode.CallLogCode.Id], 1);
    private static readonly Practice Model = Practice.Create("device-model", PracticeAction.Accesses, PartyIds.First, Certainty.Present, [BrowserCode.LocationCode.Id], 11);
    private static readonly Practice StarId = Practice.Create("android-id", PracticeAction.Accesses, "star", Certainty.Present, [BrowserCode.StarClasses.Id], 2);

    private static readonly Disclosure SaysDevice = Says("device-information", DisclosureAction.Collect, Polarity.Affirmed, BrowserPolicy.Device, true);
    private static readonly Disclosure SaysHistory = Says("browsing-history", DisclosureAction.Collect, Polarity.Affirmed, BrowserPolicy.Device, false);
    private static readonly Disclosure DeniesCallLog = Says("call-log", DisclosureAction.Collect, Polarity.Denied, BrowserPolicy.NoCallLog, false);
    private static readonly Disclosure SaysStar = new(
        ContentId.Of("disclosure", "star"), BrowserPolicy.Hash, "device-identifier", DisclosureAction.Share, "star", "星图统计", "analytics", null, Polarity.Affirmed, Modality.Does, DisclosureSource.SdkList, false, BrowserPolicy.StarRow.Id);

    public static readonly Audit Audit = new(
        Candor.Audit.CurrentSchemaVersion,
        new("candor", "0.1.0", new string('7', 32) + new string('c', 32), 241),
        new("2026-11-24", ["core", "cn_today"], "browser"),
        new(
            SubjectKind.AndroidApp, "com.example.browser", new("示例浏览器", "Example Browser"), "6.4.1", 60401, "示例网络科技有限公司", "browser",
            BrowserCode.Hash, 18_874_368, 21, 33,
            [new("v2", "CN=Example Browser, O=Example Network Technology, C=CN", "CN=Example Browser, O=Example Network Technology, C=CN", "1f3a", new string('b', 64), "2019-05-06", "2049-04-28", "SHA256withRSA", "not-checked")]),
        [
            new("subject", "browser-6.4.1.apk", BrowserCode.Hash, 18_874_368),
            new("policy", "browser-policy.zh.html", BrowserPolicy.Policy.SourceSha256, 6_144),
        ],
        [BrowserPolicy.Policy],
        [
            Permission("READ_SMS", "读取短信", "read text messages", "dangerous", "sms", Sms, BrowserCode.ReadSms),
            Permission("READ_CONTACTS", "读取联系人", "read contacts", "dangerous", "contacts", Contacts, BrowserCode.ReadContacts),
            Permission("ACCESS_FINE_LOCATION", "获取精确位置", "precise location", "dangerous", "precise-location", Location, BrowserCode.FineLocation),
            Permission("READ_PHONE_STATE", "读取设备状态", "read phone state", "dangerous", "imei", DeviceId, BrowserCode.PhoneState),
            Permission("RECORD_AUDIO", "录音", "record audio", "dangerous", "voice", null, BrowserCode.RecordAudio),
            Permission("INTERNET", "访问网络", "use the network", "normal", null, null, BrowserCode.Internet),
        ],
        [
            new("adnet", Ad, LocalizedText.Same("AdNet SDK"), "ads", "3.2.0", Certainty.Reachable, ["io.example.adnet"], 212, ["network", "file", "preferences"], true, [BrowserCode.AdnetClasses.Id, BrowserCode.DeviceIdPath.Id]),
            new("star-analytics", "star", new("星图统计 SDK", "Star Analytics"), "analytics", null, Certainty.Present, ["cn.example.star"], 64, ["network"], true, [BrowserCode.StarClasses.Id]),
            new("example-http", "example-tools", LocalizedText.Same("Example HTTP"), "tooling", "4.1", Certainty.Reachable, ["org.example.http"], 131, ["network"], false, [BrowserCode.AdnetClasses.Id]),
        ],
        [DeviceId, Sms, SmsPermission, Contacts, Location, CallLog, Model, StarId],
        [new(ConductKind.SelfStart, Certainty.Declared, PartyIds.First, LocalizedText.Same("com.example.browser.BootReceiver"), [BrowserCode.BootReceiver.Id])],
        [new("collect.star.example", "star.example", "star", RecipientRelation.ThirdParty, [new(RecipientBehaviourKind.ReceivesPersistentIdentifier, new("参数 uid 在 3 个请求中相同", "the parameter uid is the same in 3 requests"), [BrowserTraffic.SentOaid.Id])], 3, [Stage.BeforeConsent], 2)],
        [SaysDevice, SaysHistory, DeniesCallLog, SaysStar],
        [
            Compare(DeviceId, ConsistencyVerdict.Omitted, [], "政策未提及该第三方，也未提及设备识别码。", "The policy names neither this third party nor the device identifier."),
            Compare(Sms, ConsistencyVerdict.Omitted, [], "政策全文未提及短信。", "Nothing in the policy speaks of text messages."),
            Compare(SmsPermission, ConsistencyVerdict.Omitted, [], "政策全文未提及短信。", "Nothing in the policy speaks of text messages."),
            Compare(Contacts, ConsistencyVerdict.Omitted, [], "政策全文未提及通讯录。", "Nothing in the policy speaks of contacts."),
            Compare(Location, ConsistencyVerdict.Omitted, [], "政策全文未提及位置信息。", "Nothing in the policy speaks of location."),
            Compare(CallLog, ConsistencyVerdict.Incorrect, [DeniesCallLog.Id], "政策称不收集通话记录。", "The policy says that the call log is not collected."),
            Compare(Model, ConsistencyVerdict.Vague, [SaysDevice.Id], "政策只以“设备信息”概括。", "The policy covers it only as “device information”."),
            Compare(StarId, ConsistencyVerdict.Clear, [SaysStar.Id], "第三方清单列明了该主体及设备标识符。", "The list of third parties names this party and the device identifier."),
        ],
        [
            Find("D07", "collection-before-choice", Verdict.Suspected, Certainty.Reachable, Severity.Critical,
                new("广告 SDK 在应用启动时即可读取设备识别码", "An advertising SDK can read the device identifier at application start"),
                new("从 Application.onCreate 出发的调用路径在任何界面出现之前到达读取设备识别码的代码。代码可达不等于已经执行，是否在同意之前发生须运行核实。", "A call path from Application.onCreate reaches code that reads the device identifier, before any screen. That it can be reached does not prove that it runs; a test run has to show whether it happens before consent."),
                new("将 SDK 初始化移至用户同意之后；如非必要，停止读取设备识别码。", "Initialise the SDK only after the person agreed; stop reading the identifier where it is not needed."),
                [DeviceId.Id], [], [BrowserLaw.BeforeConsent, BrowserLaw.Ministry], [BrowserCode.DeviceIdPath.Id, BrowserCode.PhoneState.Id]),
            Find("D05", "undisclosed-collection", Verdict.Suspected, Certainty.Reachable, Severity.High,
                new("应用可读取短信，隐私政策只字未提", "The app can read text messages; its policy does not say so"),
                new("代码在首个界面即可到达读取收件箱的位置，而隐私政策全文没有说明。", "From the first screen a call path reaches code that reads the inbox, and nothing in the policy says so."),
                new("在政策中逐项写明收集目的、方式和范围；如不需要，删除相应代码和权限声明。", "Name the data in the policy with purpose, means and scope; or take out the code and the permission."),
                [Sms.Id, SmsPermission.Id], [], [BrowserLaw.Notice, BrowserLaw.Sensitive, BrowserLaw.ItemByItem], [BrowserCode.SmsPath.Id, BrowserCode.ReadSms.Id, BrowserPolicy.NoSms.Id]),
            Find("D05", "undisclosed-collection", Verdict.Suspected, Certainty.Reachable, Severity.High,
                new("应用可读取通讯录，隐私政策只字未提", "The app can read contacts; its policy does not say so"),
                new("点击分享后可到达读取全部联系人的代码，而隐私政策全文没有说明。", "A tap on share leads to code that reads all contacts, and nothing in the policy says so."),
                new("在政策中写明，或改用系统联系人选择器。", "Say so in the policy, or use the system's contact picker."),
                [Contacts.Id], [], [BrowserLaw.Notice, BrowserLaw.ItemByItem], [BrowserCode.ContactsPath.Id, BrowserCode.ReadContacts.Id, BrowserPolicy.NoContacts.Id]),
            Find("D06", "unlisted-third-party", Verdict.Violation, Certainty.Observed, Severity.High,
                new("嵌入的 AdNet SDK 未在政策的第三方清单中列明", "The embedded AdNet SDK is missing from the policy's list of third parties"),
                new("安装包含有该 SDK 的 212 个类；政策全文未提及其名称、包名或提供方。", "The file holds 212 classes of this SDK; the policy names neither it, its package nor its provider."),
                new("在第三方清单中列明该 SDK 的名称、提供方、目的、信息种类和方式。", "List the SDK with provider, purpose, data and means."),
                [DeviceId.Id], [], [BrowserLaw.ItemByItem, BrowserLaw.Platform], [BrowserCode.AdnetClasses.Id, BrowserPolicy.NoAdnet.Id, BrowserCode.DeviceIdPath.Id]),
            Find("D15", "denied-collection", Verdict.Suspected, Certainty.Present, Severity.High,
                new("政策称不收集通话记录，代码中却有读取通话记录的位置", "The policy denies collecting the call log; code that reads it is there"),
                new("代码存在，但未找到从入口到此处的调用路径。", "The code is there; no call path from an entry point to it was found."),
                new("删除该代码，或更正政策。", "Remove the code, or correct the policy."),
                [CallLog.Id], [DeniesCallLog.Id], [BrowserLaw.Notice], [BrowserCode.CallLogCode.Id, BrowserPolicy.NoCallLog.Id]),
            Find("D05", "policy-lacks-retention", Verdict.Violation, Certainty.Observed, Severity.Medium,
                new("隐私政策没有写明保存期限", "The policy does not say how long data is kept"),
                new("政策全文已检索，未找到保存期限。", "The whole policy was searched; no period of retention was found."),
                new("写明各类个人信息的保存期限或确定期限的方法。", "State the period for each type of data, or how it is set."),
                [], [], [BrowserLaw.Notice, BrowserLaw.Standard], [BrowserPolicy.NoRetention.Id]),
            Find("D01", "policy-present", Verdict.Pass, Certainty.Observed, Severity.Info,
                new("提供了隐私政策，且载有收集使用规则", "A policy was given and it states rules of collection"),
                new("文件已完整读取，其中载有收集使用规则。", "The file was read to the end; it states rules of collection."), new("无需整改。", "Nothing to mend."), [], [], [], [BrowserPolicy.Device.Id]),
            Find("D02", "first-run-notice", Verdict.NotAnalysed, Certainty.Declared, Severity.Info,
                new("首次运行是否以弹窗提示隐私政策", "Whether the first run shows the policy"),
                new("须运行应用才能看到。", "Only a run shows it."), new("不适用。", "Does not apply."), [], [], [], []),
        ],
        [
            NotAnalysed.Create(NotAnalysedArea.Native, new("原生库 3 个（共 5.2 MiB）", "3 native libraries (5.2 MiB)"), new("不分析原生代码；须逆向或运行检测。", "Native code is not analysed; it takes reverse engineering or a test run."), ["D05", "D06"], [BrowserCode.NativeLibrary.Id]),
            NotAnalysed.Create(NotAnalysedArea.DynamicLoading, new("AdNet SDK 在运行时加载的代码", "Code that AdNet loads at run time"), new("代码不在安装包内；须运行检测并截取。", "It is not in the file; a test run has to capture it."), ["D05", "D06", "D07"], [BrowserCode.Loader.Id]),
            NotAnalysed.Create(NotAnalysedArea.Runtime, new("同意弹窗、首次运行界面、实际网络流量", "The consent dialogue, the first run, the traffic"), new("静态检测不运行应用。", "A static audit does not run the app."), ["D02", "D03", "D07", "D08"]),
            NotAnalysed.Create(NotAnalysedArea.Law, new("D03 规则可达性（点击数）", "D03 Policy reachability (click count)"), NeedsRun, ["D03"]),
            NotAnalysed.Create(NotAnalysedArea.Law, new("D08 拒绝后仍收集", "D08 Collection after refusal"), NeedsRun, ["D08"]),
            NotAnalysed.Create(NotAnalysedArea.DataFlow, new("读取的数据去往何处", "Where data that is read goes to"), new("本版本只追踪调用，不追踪数据。", "This version follows calls, not data."), ["D05"]),
        ],
        [.. BrowserCode.AllEvidence, .. BrowserPolicy.AllEvidence, BrowserTraffic.SentOaid],
        BrowserGlossary.Glossary,
        new("2026-11-24T03:12:45Z", 1_284, "Linux x64", "candor audit browser-6.4.1.apk --policy browser-policy.zh.html --category browser --pack core,cn_today"));

    private static Disclosure Says(string dataType, DisclosureAction action, Polarity polarity, Evidence quote, bool isVague) => new(
        ContentId.Of("disclosure", dataType, KebabEnum.Format(polarity)),
        BrowserPolicy.Hash, dataType, action, PartyIds.First, null, null, null, polarity, Modality.Does, DisclosureSource.Sentence, isVague, quote.Id);

    private static Consistency Compare(Practice practice, ConsistencyVerdict verdict, ImmutableArray<string> disclosures, string zh, string en) =>
        new(ContentId.Of("consistency", practice.Id), practice.Id, verdict, disclosures, new(zh, en));

    private static RequestedPermission Permission(string name, string zh, string en, string level, string? dataType, Practice? usedBy, Evidence evidence) => new(
        "android.permission." + name, new(zh, en), level, dataType is null ? [] : [dataType], usedBy is null ? [] : [usedBy.Id], [evidence.Id]);

    private static Finding Find(
        string detector, string kind, Verdict verdict, Certainty certainty, Severity severity, LocalizedText title, LocalizedText explanation, LocalizedText remedy,
        ImmutableArray<string> practices, ImmutableArray<string> disclosures, ImmutableArray<Citation> citations, ImmutableArray<string> evidence) =>
        new(ContentId.Of("finding", detector, kind, title.En), detector, kind, verdict, certainty, severity, title, explanation, remedy, practices, disclosures, citations, evidence);
}
