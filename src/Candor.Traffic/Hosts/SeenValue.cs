namespace Candor.Traffic.Hosts;

/// <summary>A value that looks like an identifier, and how often one host received it.</summary>
internal sealed class SeenValue(string part, string name, string value, TrafficLocator first)
{
    public string Part { get; } = part;

    public string Name { get; } = name;

    public string Value { get; } = value;

    public TrafficLocator First { get; } = first;

    public int Count { get; set; }

    /// <summary>The same value with the count of all parts of requests that it came in.</summary>
    public SeenValue With(int count) => new(Part, Name, Value, First) { Count = count };
}
