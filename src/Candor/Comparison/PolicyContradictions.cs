using System.Collections.Immutable;
using Candor.Knowledge;

namespace Candor.Comparison;

/// <summary>
/// Finds disclosures of one policy that say the opposite, after the logical contradictions of PolicyLint (Andow et al., USENIX Security 2019). They conflict where
/// what is denied holds what is affirmed: the same or a wider type of data and the same or a wider party, for the same purpose or for any, without a condition.
/// Where what is denied is less than what is affirmed, it narrows the other and nothing is wrong.
/// </summary>
public static class PolicyContradictions
{
    private const int Most = 500;

    // What is no agreement: the occasion on which something is done all the same.
    private static readonly string[] Occasions = ["when ", "whenever ", "once ", "after ", "while ", "each time", "during ", "当您", "当用户", "当你", "在您", "在用户", "在你", "您使用"];

    private static readonly string[] Agreements =
        ["consent", "permission", "agree", "allow", "authori", "opt", "choose", "enable", "turn on", "request", "law", "同意", "授权", "允许", "许可", "选择", "开启", "主动", "要求", "法律", "撤回", "关闭"];

    private static readonly string[] PurposeWords = ["for ", "to ", "用于", "用作", "用来", "进行", "来", "为", "以便", "做", "从事"];

    /// <summary>The contradictions, conflicts first, each pair of statements about one thing once.</summary>
    /// <param name="disclosures">The disclosures of one policy.</param>
    /// <param name="dataTypes">The ontology.</param>
    /// <param name="isPlain">Whether an affirmation (first) and a denial are worded plainly enough to be held against one another; a pair that is not is left out. All are where null.</param>
    public static ImmutableArray<PolicyContradiction> Of(ImmutableArray<Disclosure> disclosures, DataTypeOntology dataTypes, Func<Disclosure, Disclosure, bool>? isPlain = null)
    {
        ArgumentNullException.ThrowIfNull(dataTypes);
        var affirmed = disclosures.Where(static d => d.Polarity == Polarity.Affirmed).ToLookup(static d => d.Action);
        var found = new Dictionary<(string, string, DisclosureAction, ContradictionKind), PolicyContradiction>();
        foreach (var denied in disclosures.Where(static d => d.Polarity == Polarity.Denied))
        {
            foreach (var other in affirmed[denied.Action].Concat(Implying(denied.Action) is { } action ? affirmed[action] : []))
            {
                if (Kind(denied, other, dataTypes) is { } kind && found.Count < Most && (kind != ContradictionKind.Conflict || isPlain is null || isPlain(other, denied)))
                {
                    found.TryAdd((denied.DataType, denied.Party, denied.Action, kind), new(kind, other.Id, denied.Id));
                }
            }
        }

        return [.. found.Values.OrderBy(static c => c.Kind)];
    }

    // Who sells shares, and what is kept was collected.
    private static DisclosureAction? Implying(DisclosureAction denied) => denied switch
    {
        DisclosureAction.Share => DisclosureAction.Sell,
        DisclosureAction.Collect => DisclosureAction.Store,
        _ => null,
    };

    private static ContradictionKind? Kind(Disclosure denied, Disclosure affirmed, DataTypeOntology dataTypes)
    {
        var sameType = denied.DataType == affirmed.DataType;
        var widerType = sameType || dataTypes.Subsumes(denied.DataType, affirmed.DataType);
        if (!widerType && !dataTypes.Subsumes(affirmed.DataType, denied.DataType))
        {
            return null;
        }

        var sameParty = denied.Party == affirmed.Party;
        if (!sameParty && (denied.Party == PartyIds.First || affirmed.Party == PartyIds.First || (denied.Party != PartyIds.ThirdParties && affirmed.Party != PartyIds.ThirdParties)))
        {
            return null;
        }

        var widerParty = sameParty || denied.Party == PartyIds.ThirdParties;
        return denied.Quote != affirmed.Quote && widerType && widerParty && IsOfSamePurpose(denied, affirmed) && IsUnconditional(affirmed) && !(sameType && denied.DataType == DataTypeOntology.Root)
            ? ContradictionKind.Conflict
            : ContradictionKind.Narrowing;
    }

    // What is denied for any purpose is denied for this one; a condition that only tells the purpose is none.
    private static bool IsOfSamePurpose(Disclosure denied, Disclosure affirmed) =>
        denied.Condition is null ? denied.Purpose is null || denied.Purpose == affirmed.Purpose
        : denied.Purpose is not null && denied.Purpose == affirmed.Purpose && Starts(denied.Condition, PurposeWords);

    private static bool IsUnconditional(Disclosure affirmed) =>
        affirmed.Condition is null || (Starts(affirmed.Condition, Occasions) && !Array.Exists(Agreements, w => affirmed.Condition.Contains(w, StringComparison.OrdinalIgnoreCase)));

    private static bool Starts(string phrase, string[] words) => Array.Exists(words, w => phrase.StartsWith(w, StringComparison.OrdinalIgnoreCase));
}
