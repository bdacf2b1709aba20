namespace Candor.Dex;

/// <summary>Something that a model tells the driver: an intent that is sent, an object that the platform may call back.</summary>
/// <param name="Name">Its name, as in the model.</param>
/// <param name="Site">The call that caused it.</param>
/// <param name="Type">For a callback: the type by which the platform knows the object; otherwise -1.</param>
/// <param name="Values">The arguments.</param>
internal sealed record FlowEvent(string Name, int Site, int Type, int[][] Values)
{
    public bool SameAs(FlowEvent other) => Name == other.Name && Site == other.Site && Type == other.Type
        && Values.Length == other.Values.Length && Values.Zip(other.Values).All(static p => p.First.AsSpan().SequenceEqual(p.Second));
}
