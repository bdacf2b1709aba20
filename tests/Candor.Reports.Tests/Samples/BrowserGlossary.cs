namespace Candor.Reports.Tests.Samples;

/// <summary>The names of what the example browser's audit speaks of.</summary>
internal static class BrowserGlossary
{
    public static readonly Glossary Glossary = new(
        [
            DataType("imei", "国际移动设备识别码", "IMEI", "device-identifier"),
            DataType("android-id", "安卓标识符", "Android ID", "device-identifier"),
            DataType("device-identifier", "设备标识符", "device identifier", "device-information"),
            DataType("device-information", "设备信息", "device information", "personal-information"),
            DataType("device-model", "设备型号", "device model", "device-information"),
            DataType("sms", "短信", "text messages", "communications", true),
            DataType("contacts", "通讯录", "contacts", "personal-information"),
            DataType("precise-location", "精确位置", "precise location", "location", true),
            DataType("call-log", "通话记录", "call log", "communications", true),
            DataType("browsing-history", "浏览记录", "browsing history", "personal-information"),
            DataType("voice", "录音", "voice recordings", "personal-information"),
        ],
        [
            new(PartyIds.First, new("应用自身", "The app itself"), [], false, null),
            new("example-adnet", new("明信广告", "AdNet"), ["ads"], false, new("明信（示例）广告有限公司，中国", "AdNet Example Ltd., China")),
            new("star", new("星图", "Star"), ["analytics"], false, new("星图（示例）科技有限公司，中国", "Star Example Technology, China")),
            new("example-tools", LocalizedText.Same("Example Tools"), ["tooling"], false, null),
        ],
        [
            Detector("D01", "隐私政策存在", "Policy present", "是否有隐私政策，其中是否有收集使用规则？", "Is there a policy, and does it state rules of collection?"),
            Detector("D02", "首次运行提示", "First-run notice", "首次运行时是否提示阅读隐私政策？", "Does the first run point to the policy?"),
            Detector("D03", "规则可达性（点击数）", "Policy reachability (click count)", "进入应用后几次点击可见隐私政策？", "How many taps lead to the policy?"),
            Detector("D05", "政策内容清单", "Policy contents checklist", "政策是否写明应载内容？", "Does the policy have the required contents?"),
            Detector("D06", "SDK 与第三方清单比对", "Third-party list comparison", "嵌入的第三方是否都已列明？", "Are all embedded third parties listed?"),
            Detector("D07", "同意前收集", "Collection before choice", "同意之前是否已经收集？", "Is anything collected before consent?"),
            Detector("D08", "拒绝后仍收集", "Collection after refusal", "拒绝之后是否仍然收集？", "Is anything collected after refusal?"),
            Detector("D15", "声明与行为不符", "Statements against conduct", "政策所称与代码所为是否相符？", "Do statements and code agree?"),
        ],
        [
            Named("contact", "联系方式", "Contact"), Named("purposes", "处理目的", "Purposes"), Named("retention", "保存期限", "Retention period"),
            Named("rights", "个人权利的行使", "Exercise of rights"), Named("complaint", "投诉举报途径", "How to complain"),
        ]);

    private static GlossaryEntry DataType(string id, string zh, string en, string parent, bool isSensitive = false) => new(id, new(zh, en), [parent], isSensitive, null);

    private static GlossaryEntry Detector(string id, string zh, string en, string questionZh, string questionEn) => new(id, new(zh, en), [], false, new(questionZh, questionEn));

    private static GlossaryEntry Named(string id, string zh, string en) => new(id, new(zh, en), [], false, null);
}
