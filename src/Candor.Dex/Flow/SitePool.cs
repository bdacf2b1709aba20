namespace Candor.Dex;

/// <summary>Numbers for places: a method and an offset in it. Methods below zero are those of a driver.</summary>
internal sealed class SitePool
{
    private readonly Dictionary<(int Method, int Offset), int> _known = [];
    private readonly List<(int Method, int Offset)> _sites = [];

    public (int Method, int Offset) this[int site] => _sites[site];

    public int Get(int method, int offset)
    {
        if (!_known.TryGetValue((method, offset), out int site))
        {
            site = _sites.Count;
            _known.Add((method, offset), site);
            _sites.Add((method, offset));
        }

        return site;
    }
}
