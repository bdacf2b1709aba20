namespace Candor.Comparison;

/// <summary>The reasons of the comparison, in both languages.</summary>
internal static class ComparisonWords
{
    public static LocalizedText Clear { get; } = new(
        "政策写明了该信息类型和处理者。",
        "The policy names this data type and this party.");

    public static LocalizedText ClearInOpenList { get; } = new(
        "政策写明了该信息类型和处理者，但所在句子以“等”之类的措辞收尾，列举并不完整。",
        "The policy names this data type and this party, in a sentence that leaves its list open.");

    public static LocalizedText OnlySdkList { get; } = new(
        "只有第三方 SDK 清单写到该信息类型，政策正文没有写。",
        "Only the list of third-party SDKs names this data type; the text of the policy does not.");

    public static LocalizedText OnlyConditional { get; } = new(
        "政策只在一定条件下写到该信息类型；是否满足该条件需要核对。",
        "The policy names this data type only under a condition; whether it holds has to be checked.");

    public static LocalizedText ByDefinition { get; } = new(
        "政策用自己定义的说法写到该信息类型，其定义列明了该类型。",
        "The policy tells this data type by a term of its own, whose definition names it.");

    public static LocalizedText VagueData { get; } = new(
        "政策只用更宽泛的说法涵盖该信息类型，没有具体写明。",
        "The policy covers this data type only by a broader term.");

    public static LocalizedText VagueParty { get; } = new(
        "政策提到该信息类型，但只笼统地说到第三方，没有写明是哪一家。",
        "The policy names this data type, but speaks only of third parties in general.");

    public static LocalizedText VagueBoth { get; } = new(
        "政策对信息类型和第三方都只有笼统的说法。",
        "The policy speaks of both the data and the third parties only in general terms.");

    public static LocalizedText Incorrect { get; } = new(
        "政策声明不会这样做，与代码中看到的不一致。",
        "The policy says that this is not done; the code says otherwise.");

    public static LocalizedText Ambiguous { get; } = new(
        "政策一处说会、一处说不会，前后矛盾。",
        "The policy says in one place that this is done and in another that it is not.");

    public static LocalizedText Omitted { get; } = new(
        "政策通篇没有提到收集该类信息。",
        "The policy nowhere says that this data type is collected.");

    public static LocalizedText OmittedForParty { get; } = new(
        "政策没有写明该第三方收集该类信息。",
        "The policy does not say that this third party collects this data type.");
}
