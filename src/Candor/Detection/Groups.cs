using System.Collections.Immutable;

namespace Candor.Detection;

/// <summary>What belongs to one fact.</summary>
internal static class Groups
{
    /// <summary>
    /// The broadest concrete data type above a data type, or the type itself: precise and coarse location are one fact about location,
    /// while IMEI and MAC address, under an umbrella term only, are two.
    /// </summary>
    public static string TypeOf(string dataType, AuditFacts facts)
    {
        var types = facts.Knowledge.DataTypes;
        return types.AncestorsOf(dataType)
            .Where(a => types.Find(a) is { IsGeneric: false } && a != Knowledge.DataTypeOntology.Root)
            .OrderBy(a => types.AncestorsOf(a).Count)
            .ThenBy(static a => a, StringComparer.Ordinal)
            .FirstOrDefault(dataType);
    }

    /// <summary>Whether a practice is more than code that lies there: a path leads to it, it was seen, or the manifest asks for it. Presence is not use.</summary>
    public static bool IsUse(Practice practice) => practice.Certainty != Certainty.Present;

    /// <summary>The quotes of the disclosures that comparisons rest on, and the searches where the policy says nothing.</summary>
    public static ImmutableArray<string> QuotesOf(IEnumerable<Consistency> compared, AuditFacts facts)
    {
        var results = compared.ToList();
        var ids = results.SelectMany(static c => c.Disclosures).ToHashSet(StringComparer.Ordinal);
        var searches = results.SelectMany(c => facts.Omissions.GetValueOrDefault(c.Id, [])).Select(static e => e.Id);
        return [.. facts.Disclosures.Where(d => ids.Contains(d.Id)).Select(static d => d.Quote).Concat(searches).Distinct(StringComparer.Ordinal)];
    }
}
