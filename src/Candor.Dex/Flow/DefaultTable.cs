namespace Candor.Dex;

/// <summary>Which methods outside the app were followed by the default because no model describes them, and from where they are called.</summary>
internal sealed class DefaultTable
{
    private readonly Dictionary<(int Type, string Member), HashSet<(int Method, int Offset)>> _calls = [];

    /// <summary>Notes a call to which data may go. What is noted again counts once.</summary>
    public void Add(int type, string member, int method, int offset)
    {
        if (!_calls.TryGetValue((type, member), out HashSet<(int, int)>? calls))
        {
            _calls.Add((type, member), calls = []);
        }

        calls.Add((method, offset));
    }

    /// <summary>The methods, those that are called most first, then by name.</summary>
    public IReadOnlyList<FlowDefault> ToDefaults(ClassHierarchy hierarchy) =>
    [
        .. _calls.Select(c => new FlowDefault($"{(c.Key.Type < 0 ? "" : hierarchy.GetDescriptor(c.Key.Type))}->{c.Key.Member}", c.Value.Count))
            .OrderByDescending(static d => d.Calls).ThenBy(static d => d.Method, StringComparer.Ordinal),
    ];
}
