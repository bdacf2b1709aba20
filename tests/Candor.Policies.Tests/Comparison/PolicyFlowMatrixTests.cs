using Candor.Comparison;
using Candor.Knowledge;

namespace Candor.Policies.Tests.Comparison;

/// <summary>
/// A matrix of what a policy says and what an app does, generated from forms of statement whose verdict is known by their making: every form in both
/// languages, of every data type, against the app's own practice and that of a named third party.
/// </summary>
public class PolicyFlowMatrixTests
{
    private const string Party = "example-push";
    private static readonly KnowledgeBase Knowledge = KnowledgeLoader.Load(Path.Combine(Shipped.Root, "knowledge"), Path.Combine(Shipped.Root, "samples", "knowledge"));

    // id, Chinese, English, and an umbrella that covers it in both.
    private static readonly (string Id, string Zh, string En, string UmbrellaZh, string UmbrellaEn)[] Types =
    [
        ("imei", "IMEI", "IMEI", "设备标识符", "device identifiers"),
        ("android-id", "Android ID", "Android ID", "设备标识符", "device identifiers"),
        ("mac-address", "MAC地址", "MAC address", "设备信息", "device information"),
        ("serial-number", "设备序列号", "serial number", "设备信息", "device information"),
        ("imsi", "IMSI", "IMSI", "设备标识符", "device identifiers"),
        ("wifi-ssid", "Wi-Fi SSID", "Wi-Fi SSID", "网络信息", "network information"),
    ];

    // Form, Chinese, English, verdict for the app's own reading, verdict for that of the third party, qualifier of the first that is not omitted.
    private static readonly (string Form, string Zh, string En, string Own, string Others, string? Qualifier)[] Forms =
    [
        ("nothing", "我们会收集您的昵称。我们会记录您的搜索记录。", "We collect your nickname. We record your search history.", "omitted", "omitted", null),
        ("own", "我们会收集您的{T}。", "We collect your {T}.", "clear", "omitted", null),
        ("own umbrella", "我们会收集您的{U}。", "We collect your {U}.", "vague", "omitted", "vague-data"),
        ("own conditional", "如果您开启该功能，我们会收集您的{T}。", "If you enable this feature, we collect your {T}.", "clear", "omitted", "only-conditional"),
        ("own with consent", "未经您同意，我们不会收集您的{T}。", "We do not collect your {T} without your consent.", "clear", "omitted", "only-conditional"),
        ("own open list", "我们会收集您的{T}等信息。", "We collect information such as your {T}.", "clear", "omitted", "open-list"),
        ("own denied", "我们不会收集您的{T}。", "We do not collect your {T}.", "incorrect", "omitted", null),
        ("umbrella denied", "我们不会收集您的{U}。", "We do not collect your {U}.", "incorrect", "omitted", null),
        ("said and denied", "我们会收集您的{T}。我们不会收集您的{T}。", "We collect your {T}. We do not collect your {T}.", "ambiguous", "omitted", null),
        ("exception to a denial", "我们不会收集您的{U}。我们会收集您的{T}。", "We do not collect your {U}. We collect your {T}.", "clear", "omitted", null),
        ("named party", "示例推送 SDK 会收集您的{T}。", "Example Push SDK collects your {T}.", "omitted", "clear", null),
        ("named party umbrella", "示例推送 SDK 会收集您的{U}。", "Example Push SDK collects your {U}.", "omitted", "vague", "vague-data"),
        ("third parties", "第三方会收集您的{T}。", "Third parties collect your {T}.", "omitted", "vague", "vague-party"),
        ("third parties umbrella", "第三方会收集您的{U}。", "Third parties collect your {U}.", "omitted", "vague", "vague-data vague-party"),
        ("third parties denied", "我们不会与第三方共享您的{T}。", "We do not share your {T} with third parties.", "omitted", "incorrect", null),
        ("own, third parties denied", "我们会收集您的{T}。第三方不会收集您的{T}。", "We collect your {T}. Third parties do not collect your {T}.", "clear", "incorrect", null),
        ("SDK list", "SDK名称：示例推送 SDK\n使用目的：消息推送\n收集信息：{T}\n隐私政策：https://push.example/p", "SDK name: Example Push SDK\nPurpose: push messages\nData collected: {T}\nPrivacy policy: https://push.example/p", "omitted", "clear", "only-sdk-list"),
        ("definition", "我们会收集您的{U}。\n{U}包括{T}和系统语言。", "We collect your {U}.\nThe term {U} means {T} and language preference.", "clear", "omitted", "by-definition"),
        ("child exception", "我们不会收集未成年人的{T}。", "We do not knowingly collect the {T} of children.", "omitted", "omitted", null),
        ("not for advertising", "我们会收集您的{T}。我们不会将您的{T}用于广告。", "We collect your {T}. We do not use your {T} for advertising.", "clear", "omitted", null),
        ("sale denied", "我们不会出售您的{T}。", "We do not sell your {T}.", "omitted", "omitted", null),
    ];

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var (form, _, _, _, _, _) in Forms)
            {
                cases.Add(form, "zh");
                cases.Add(form, "en");
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_verdict_is_the_one_the_statement_was_made_for(string form, string language)
    {
        var (_, zh, en, own, others, qualifier) = Forms.Single(f => f.Form == form);
        foreach (var type in Types)
        {
            var words = language == "zh"
                ? zh.Replace("{T}", type.Zh, StringComparison.Ordinal).Replace("{U}", type.UmbrellaZh, StringComparison.Ordinal)
                : en.Replace("{T}", type.En, StringComparison.Ordinal).Replace("{U}", type.UmbrellaEn, StringComparison.Ordinal);
            var reading = Shipped.Read(words, "policy.txt");
            var practices = new[] { PartyIds.First, Party }.Select(p => Practice.Create(type.Id, PracticeAction.Accesses, p, Certainty.Reachable, [], 1)).ToArray();
            var compared = new PolicyComparison(Knowledge.DataTypes).Compare(
                [.. practices], reading.Disclosures, [.. reading.Policy.Definitions.Select(d => (reading.Policy.TextSha256, d))]);
            Assert.True(KebabEnum.Format(compared[0].Verdict) == own, $"{words}: own practice is {compared[0].Verdict}, not {own}");
            Assert.True(KebabEnum.Format(compared[1].Verdict) == others, $"{words}: third party's practice is {compared[1].Verdict}, not {others}");
            var told = compared.FirstOrDefault(static c => c.Verdict is ConsistencyVerdict.Clear or ConsistencyVerdict.Vague);
            Assert.Equal($"{words}: {qualifier}", $"{words}: {(told is null || told.Qualifiers.IsEmpty ? null : string.Join(' ', told.Qualifiers.Select(KebabEnum.Format)))}");
            Assert.All(compared, c => Assert.Equal(c.Verdict == ConsistencyVerdict.Omitted, c.Disclosures.IsEmpty));
        }
    }
}
