namespace Candor.Traffic.Hosts;

/// <summary>What was seen of one host so far.</summary>
internal sealed class HostRecord(HostIdentity identity, int firstRequest)
{
    private const int MostValues = 256;

    private readonly Dictionary<(string Part, string Name, string Value), SeenValue> _values = [];

    public HostIdentity Identity { get; } = identity;

    public int FirstRequest { get; } = firstRequest;

    public int Requests { get; set; }

    public SortedSet<Stage> Stages { get; } = [];

    /// <summary>Whether it ever answered with content of its own: a page, or data of more than a few hundred bytes.</summary>
    public bool ServesContent { get; set; }

    /// <summary>Values with the names and the look of identifiers.</summary>
    public IEnumerable<SeenValue> Values => _values.Values;

    /// <summary>Cookies that it asked to be kept.</summary>
    public List<(SetCookie Cookie, TrafficLocator Locator)> Cookies { get; } = [];

    /// <summary>Sightings of the persona's values.</summary>
    public List<Sighting> Sightings { get; } = [];

    public void Note(string part, string name, string value, Func<TrafficLocator> locate)
    {
        if (_values.TryGetValue((part, name, value), out var seen))
        {
            seen.Count++;
        }
        else if (_values.Count < MostValues)
        {
            _values.Add((part, name, value), new(part, name, value, locate()) { Count = 1 });
        }
    }
}
