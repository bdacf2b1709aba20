using System.Collections.Immutable;
using System.Globalization;
using Candor.Knowledge;

namespace Candor.Traffic.Hosts;

/// <summary>
/// Keeps what each host received and set, and tells from it alone which behave like trackers: no list is needed. A value counts as persistent where the
/// same one came in at least two requests of the capture under a name of identifiers, or where the persona's own identifiers were sent.
/// </summary>
internal sealed class RecipientLedger(KnowledgeBase knowledge, PartyFinder parties, TrafficLimits limits)
{
    /// <summary>From this lifetime on a cookie outlives the visit.</summary>
    public static readonly TimeSpan LastingCookie = TimeSpan.FromDays(7);

    private readonly Dictionary<string, HostRecord> _hosts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _values = new(StringComparer.Ordinal);

    /// <summary>Hosts beyond the limit.</summary>
    public int LeftOut { get; private set; }

    /// <summary>The record of a host; null where there are too many hosts.</summary>
    public HostRecord? At(string host, int request)
    {
        if (_hosts.TryGetValue(host, out var record))
        {
            return record;
        }

        if (_hosts.Count >= limits.Hosts)
        {
            LeftOut++;
            return null;
        }

        record = new(parties.Find(host), request);
        _hosts.Add(host, record);
        return record;
    }

    /// <summary>Notes a value that looks like an identifier.</summary>
    public void Note(HostRecord host, string part, string name, string value, Func<TrafficLocator> locate)
    {
        if (_values.Count < 100_000 || _values.ContainsKey(value))
        {
            _values[value] = _values.GetValueOrDefault(value) + 1;
        }

        host.Note(part, name, value, locate);
    }

    /// <summary>All hosts, by domain and name.</summary>
    /// <param name="evidence">Makes evidence of a place and gives its id.</param>
    /// <param name="persistent">Takes each place at which a third party received a persistent identifier.</param>
    public ImmutableArray<Recipient> ToRecipients(Func<TrafficLocator, string> evidence, List<(HostIdentity Host, string DataType, TrafficLocator Locator, string Evidence, int Count)> persistent) =>
    [
        .. _hosts.Values
            .OrderBy(static h => h.Identity.Domain, StringComparer.Ordinal)
            .ThenBy(static h => h.Identity.Host, StringComparer.Ordinal)
            .Select(h => new Recipient(
                h.Identity.Host, h.Identity.Domain, h.Identity.Party, h.Identity.Relation, [.. Behaviours(h, evidence, persistent)], h.Requests, [.. h.Stages], h.FirstRequest)),
    ];

    private List<RecipientBehaviour> Behaviours(HostRecord host, Func<TrafficLocator, string> evidence, List<(HostIdentity, string, TrafficLocator, string, int)> persistent)
    {
        var behaviours = new List<RecipientBehaviour>();
        var isOwn = host.Identity.Relation is RecipientRelation.FirstParty or RecipientRelation.Unknown;
        if (isOwn)
        {
            return behaviours;
        }

        var values = host.Values
            .Where(v => _values.GetValueOrDefault(v.Value) > 1)
            .OrderBy(static v => v.First.Request)
            .ThenBy(static v => v.Name, StringComparer.Ordinal)
            .GroupBy(static v => (v.Name, v.Value))
            .Select(static g => g.First().With(g.Sum(static v => v.Count)))
            .Take(8)
            .ToList();
        var sightings = host.Sightings.Where(s => IsIdentifier(s.DataType)).ToList();
        var cookies = host.Cookies.Where(static c => c.Cookie.Lifetime >= LastingCookie).DistinctBy(static c => c.Cookie.Name).Take(8).ToList();
        if (host.Identity.Relation == RecipientRelation.SameSite)
        {
            if ((values.Count > 0 || sightings.Count > 0) && !host.ServesContent)
            {
                behaviours.Add(new(
                    RecipientBehaviourKind.DisguisedTracker,
                    new(
                        "与本应用同域，但只接收标识符、从不返回内容，行为与追踪器相同（可能是以 CNAME 伪装的第三方）：" + Words(values, sightings, Language.Zh),
                        "It lies under the subject's own domain, takes identifiers and never serves content, as a tracker does (perhaps a third party behind a CNAME): " + Words(values, sightings, Language.En)),
                    [.. values.Select(v => evidence(v.First)).Concat(sightings.Select(static s => s.Evidence)).Distinct(StringComparer.Ordinal).Take(limits.EvidencePerPractice)]));
            }

            return behaviours;
        }

        if (values.Count > 0 || sightings.Count > 0)
        {
            behaviours.Add(new(
                RecipientBehaviourKind.ReceivesPersistentIdentifier,
                new(
                    (host.Identity.IsListed ? "" : "不在任何名录中，") + "收到跨请求不变的标识符：" + Words(values, sightings, Language.Zh),
                    (host.Identity.IsListed ? "It" : "It is on no list and") + " received identifiers that stay the same from request to request: " + Words(values, sightings, Language.En)),
                [.. values.Select(v => evidence(v.First)).Concat(sightings.Select(static s => s.Evidence)).Distinct(StringComparer.Ordinal).Take(limits.EvidencePerPractice)]));
            persistent.AddRange(values.Select(v => (host.Identity, v.Part == "cookie" ? "cookies" : "app-instance-id", v.First, evidence(v.First), v.Count)));
        }

        if (cookies.Count > 0)
        {
            behaviours.Add(new(
                RecipientBehaviourKind.SetsPersistentCookie,
                new(
                    "设置长期 Cookie：" + string.Join('、', cookies.Select(static c => $"{c.Cookie.Name}（{Days(c.Cookie)} 天）")),
                    "It sets lasting cookies: " + string.Join(", ", cookies.Select(static c => $"{c.Cookie.Name} ({Days(c.Cookie)} days)"))),
                [.. cookies.Select(c => evidence(c.Locator))]));
        }

        return behaviours;
    }

    private string Words(List<SeenValue> values, List<Sighting> sightings, Language language)
    {
        var types = sightings.Select(s => knowledge.DataTypes.Find(s.DataType)?.Name.In(language) ?? s.DataType).Distinct(StringComparer.Ordinal);
        var names = values.GroupBy(static v => v.Name, StringComparer.Ordinal).Select(g => (Name: g.Key, Count: g.Sum(static v => v.Count))).Select(v => language == Language.Zh
            ? string.Create(CultureInfo.InvariantCulture, $"{v.Name}（{v.Count} 个请求）")
            : string.Create(CultureInfo.InvariantCulture, $"{v.Name} ({v.Count} request{(v.Count == 1 ? "" : "s")})"));
        return string.Join(language == Language.Zh ? "、" : ", ", types.Concat(names).Take(8));
    }

    private static string Days(SetCookie cookie) => ((long)(cookie.Lifetime ?? default).TotalDays).ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether a data type by itself tells one person or device from others for long.</summary>
    private bool IsIdentifier(string dataType) =>
        knowledge.DataTypes.Subsumes("device-identifier", dataType) || dataType is "email" or "phone-number" or "id-card-number" or "bank-card-number" or "username" or "account-id";
}
