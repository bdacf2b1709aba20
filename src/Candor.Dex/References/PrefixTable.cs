namespace Candor.Dex;

/// <summary>Finds which of several texts a string begins with. Texts are grouped by first byte, so most strings are dismissed at once.</summary>
internal sealed class PrefixTable
{
    private readonly byte[][] _prefixes;
    private readonly int[][] _byFirstByte;

    public PrefixTable(byte[][] prefixes)
    {
        _prefixes = prefixes;
        _byFirstByte = new int[256][];
        for (int b = 0; b < 256; b++)
        {
            _byFirstByte[b] = [.. Enumerable.Range(0, prefixes.Length).Where(i => prefixes[i].Length > 0 && prefixes[i][0] == b)];
        }
    }

    public bool IsEmpty => _prefixes.Length == 0;

    public int[] Match(DexFile file, StringHandle handle)
    {
        List<int>? found = null;
        foreach (int prefix in _byFirstByte[file.FirstByte(handle)])
        {
            if (file.StringStartsWith(handle, _prefixes[prefix]))
            {
                (found ??= []).Add(prefix);
            }
        }

        return found is null ? [] : [.. found];
    }
}
