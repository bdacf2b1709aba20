namespace Candor.Reports.Tests.Samples;

/// <summary>Rules as an audit cites them.</summary>
internal static class BrowserLaw
{
    private static readonly LocalizedText Pipl = new("《个人信息保护法》", "Personal Information Protection Law");
    private static readonly LocalizedText Measures = new("《App违法违规收集使用个人信息行为认定方法》", "App PI Identification Method");

    public static readonly Citation Notice = new(
        "CN-PIPL-17.1", new("第十七条第一款", "art. 17(1)"), Pipl, "law", true, "2021-11-01",
        new("告知事项齐全且显著", "Notice complete and conspicuous"),
        new("处理之前，要用醒目、易懂的方式，把处理者是谁、为何处理、怎样处理、处理哪些种类、保存多久、如何行使权利，如实讲全。", "Before processing, tell plainly and in full who processes, why, how, which types of data, for how long, and how to exercise rights."),
        "verified");

    public static readonly Citation Sensitive = new(
        "CN-PIPL-30", new("第三十条", "art. 30"), Pipl, "law", true, "2021-11-01",
        new("敏感信息追加告知", "Extra notice for sensitive data"),
        new("处理敏感信息，还要说明为何必要、对个人有何影响。", "For sensitive data, also say why it is necessary and what it means for the person."),
        "verified");

    public static readonly Citation ItemByItem = new(
        "CN-191-2.1", new("第二条第1项", "art. 2(1)"), Measures, "normative-document", true, "2019-11-28",
        new("逐一列出目的、方式、范围", "Purposes, means and scope item by item"),
        new("App 及其嵌入的第三方代码收集哪些信息、为何、如何收集，应当一项一项列明。", "What the app and the third-party code in it collect, why and how, has to be listed item by item."),
        "verified");

    public static readonly Citation BeforeConsent = new(
        "CN-191-3.1", new("第三条第1项", "art. 3(1)"), Measures, "normative-document", true, "2019-11-28",
        new("同意前不得收集", "No collection before consent"),
        new("用户同意之前，不得开始收集个人信息，也不得打开可收集个人信息的权限。", "Until the person agrees, nothing is collected and no permission is opened that could."),
        "verified");

    public static readonly Citation Ministry = new(
        "CN-164-1.1", new("第一部分第1项", "part 1, item 1"), new("《关于开展纵深推进APP侵害用户权益专项整治行动的通知》", "Notice on the campaign against apps that harm users"), "normative-document", true, "2020-07-22",
        new("违规收集个人信息", "Unlawful collection"),
        new("未讲明目的、方式、范围，也未经同意，App 或 SDK 不得收集设备识别码、通讯录、短信等。", "Neither app nor SDK may collect device ids, contacts, messages and the like without telling purpose, means and scope and without consent."),
        "partial");

    public static readonly Citation Standard = new(
        "CN-35273-5.5", new("5.5", "5.5"), new("GB/T 35273—2020《个人信息安全规范》", "GB/T 35273-2020"), "recommended-standard", true, "2020-10-01",
        new("个人信息保护政策的内容", "Contents of the policy"),
        new("政策要写明主体、业务功能与信息种类、保存期限、对外提供、权利与投诉途径。", "The policy names the controller, functions and data, retention, recipients, rights and how to complain."),
        "memory");

    public static readonly Citation Platform = new(
        "GP-UD-3", new("用户数据", "User Data"), LocalizedText.Same("Google Play"), "platform-policy", true, null,
        new("对第三方代码负责", "Answer for third-party code"),
        new("开发者对应用内第三方代码的数据处理负责。", "The developer answers for what third-party code in the app does with data."),
        "partial");
}
