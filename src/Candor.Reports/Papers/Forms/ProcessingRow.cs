using System.Collections.Immutable;
using Candor.Reports.Model;

namespace Candor.Reports.Papers.Forms;

/// <summary>What is done with one data type, as an audit shows it and a policy tells it.</summary>
/// <param name="Name">The data type.</param>
/// <param name="IsSensitive">Whether law calls it sensitive.</param>
/// <param name="Does">What the subject does with it.</param>
/// <param name="Purposes">The purposes that the policies give.</param>
/// <param name="Recipients">Who else has it, with country where known.</param>
/// <param name="Assessments">What of it calls for an assessment in advance.</param>
/// <param name="Disagreement">How the policy disagrees with what is done; null where it does not, or was not compared.</param>
internal sealed record ProcessingRow(
    string Name,
    bool IsSensitive,
    ImmutableArray<string> Does,
    ImmutableArray<string> Purposes,
    ImmutableArray<string> Recipients,
    ImmutableArray<string> Assessments,
    string? Disagreement)
{
    /// <summary>The rows of an audit, in the order of the names of the data types' ids.</summary>
    public static ImmutableArray<ProcessingRow> Of(Audit audit, PaperOptions options)
    {
        var names = new Names(audit.Glossary);
        var practices = audit.Practices.ToLookup(static p => p.DataType, StringComparer.Ordinal);
        var disclosures = audit.Disclosures.Where(static d => d.Polarity == Polarity.Affirmed).ToLookup(static d => d.DataType, StringComparer.Ordinal);
        var verdicts = audit.Consistency.Where(static c => c.Verdict != ConsistencyVerdict.Clear).ToLookup(static c => c.Practice, StringComparer.Ordinal);
        return
        [
            .. practices.Select(static p => p.Key)
                .Union(disclosures.Select(static d => d.Key), StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Select(type => Row(type, [.. practices[type]], [.. disclosures[type]], verdicts, names, options)),
        ];
    }

    private static ProcessingRow Row(
        string type, ImmutableArray<Practice> practices, ImmutableArray<Disclosure> disclosures, ILookup<string, Consistency> verdicts, Names names, PaperOptions options)
    {
        var language = options.Language;
        var isZh = language == Language.Zh;
        var parties = practices.Select(static p => p.Party)
            .Concat(disclosures.Where(static d => d.Action is DisclosureAction.Share or DisclosureAction.Sell or DisclosureAction.Transfer).Select(static d => d.Party))
            .Where(static p => p != PartyIds.First)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        var worst = practices.SelectMany(p => verdicts[p.Id]).Select(static c => c.Verdict).Distinct().OrderDescending().ToList();
        var isSensitive = names.IsSensitive(type);
        return new(
            names.DataType(type).In(language),
            isSensitive,
            [.. practices
                .GroupBy(static p => (p.Action, p.Party, p.Certainty))
                .OrderBy(static g => g.Key.Party, StringComparer.Ordinal).ThenBy(static g => g.Key.Action)
                .Select(g => isZh
                    ? $"{names.Party(g.Key.Party).Zh}{Labels.Of(g.Key.Action).Zh}（{Labels.Of(g.Key.Certainty).Zh}）"
                    : $"{names.Party(g.Key.Party).En} {Labels.Of(g.Key.Action).En} ({Labels.Of(g.Key.Certainty).En})"),
                .. practices.IsEmpty ? (ImmutableArray<string>)[isZh ? "检测未见，政策说收集" : "not seen; the policy says so"] : []],
            [.. disclosures.Select(static d => d.Purpose).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(p => options.Knowledge?.Purposes.FirstOrDefault(known => known.Id == p)?.Name.In(language) ?? p)],
            [.. parties.Select(p => names.PartyDetail(p) is { } detail ? $"{names.Party(p).In(language)}{(isZh ? "：" : ": ")}{Country(detail.In(language))}" : names.Party(p).In(language))],
            [.. Calls(isSensitive, parties, disclosures, names, isZh)],
            worst.Count == 0 ? null : string.Join(isZh ? "、" : ", ", worst.Select(v => Labels.Of(v).In(language))));
    }

    /// <summary>The detail of a party, with words in place of the code of a country that is not known.</summary>
    private static string Country(string detail) =>
        detail.Replace("（ZZ）", "（所在地不详）", StringComparison.Ordinal).Replace("(ZZ)", "(country not known)", StringComparison.Ordinal);

    private static IEnumerable<string> Calls(bool isSensitive, List<string> parties, ImmutableArray<Disclosure> disclosures, Names names, bool isZh)
    {
        if (isSensitive)
        {
            yield return isZh ? "敏感个人信息" : "sensitive data";
        }

        if (parties.Count > 0)
        {
            yield return isZh ? "委托处理或向他人提供" : "entrusting, or giving to others";
        }

        if (parties.Any(p => names.PartyDetail(p) is { } detail && !detail.En.EndsWith("(CN)", StringComparison.Ordinal) && !detail.En.EndsWith("(ZZ)", StringComparison.Ordinal)))
        {
            yield return isZh ? "接收方设在境外，可能出境" : "a recipient abroad: perhaps a transfer";
        }

        if (disclosures.Any(static d => d.Purpose is "advertising" or "personalised-recommendation"))
        {
            yield return isZh ? "自动化决策" : "automated decisions";
        }
    }
}
