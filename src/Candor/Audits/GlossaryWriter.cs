using Candor.Detection;

namespace Candor;

/// <summary>Gathers the names of all that an audit speaks of by id.</summary>
internal static class GlossaryWriter
{
    public static Glossary Write(AuditFacts facts, IEnumerable<string> alleged)
    {
        var types = facts.Observation.Practices.Select(static p => p.DataType)
            .Concat(facts.Disclosures.Select(static d => d.DataType))
            .Concat(facts.Observation.Permissions.SelectMany(static p => p.DataTypes))
            .Concat(facts.Policies.SelectMany(static p => p.ThirdParties).SelectMany(static r => r.DataTypes))
            .Concat(alleged)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        var parties = facts.Observation.Practices.Select(static p => p.Party)
            .Concat(facts.Observation.Sdks.Select(static s => s.Party))
            .Concat(facts.Observation.Conduct.Select(static c => c.Party))
            .Concat(facts.Disclosures.Select(static d => d.Party))
            .Concat(facts.Policies.SelectMany(static p => p.ThirdParties).Select(static r => r.Party).OfType<string>())
            .Append(PartyIds.First)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        return new(
            [.. types.Select(id => DataType(id, facts))],
            [.. parties.Select(id => Party(id, facts))],
            [.. facts.Knowledge.Law.Detectors.Select(static d => new GlossaryEntry(d.Id, d.Title, [], false, d.Question))],
            [.. facts.Knowledge.Contents.Select(static c => new GlossaryEntry(c.Id, c.Name, [], false, null))]);
    }

    private static GlossaryEntry DataType(string id, AuditFacts facts) =>
        facts.Knowledge.DataTypes.Find(id) is { } type
            ? new(id, type.Name, type.Parents, type.IsSensitive, null)
            : new(id, LocalizedText.Same(id), [], false, null);

    private static GlossaryEntry Party(string id, AuditFacts facts)
    {
        var name = facts.NameOfParty(id);
        return facts.Knowledge.Parties.Find(id) is { } party
            ? new(id, name, party.Roles, false, new($"{party.Company.Zh}（{party.Country}）", $"{party.Company.En} ({party.Country})"))
            : new(id, name, [], false, null);
    }
}
