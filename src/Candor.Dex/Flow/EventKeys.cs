namespace Candor.Dex;

/// <summary>Compares what tells events of one method apart. The site and the type all but do; the name is not hashed.</summary>
internal sealed class EventKeys : IEqualityComparer<(string Name, int Site, int Type)>
{
    public static readonly EventKeys Instance = new();

    private EventKeys()
    {
    }

    public bool Equals((string Name, int Site, int Type) x, (string Name, int Site, int Type) y) =>
        x.Site == y.Site && x.Type == y.Type && string.Equals(x.Name, y.Name, StringComparison.Ordinal);

    public int GetHashCode((string Name, int Site, int Type) obj) => (int)((uint)obj.Site * 0x9E3779B1) ^ obj.Type;
}
