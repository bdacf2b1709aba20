namespace Candor.Dex;

/// <summary>Tells sets apart as objects. Their hash comes from their elements, which are at hand, and not from the header of the object.</summary>
internal sealed class SameSet : IEqualityComparer<int[]>
{
    public static readonly SameSet Instance = new();

    private SameSet()
    {
    }

    public bool Equals(int[]? x, int[]? y) => ReferenceEquals(x, y);

    public int GetHashCode(int[] obj) =>
        obj.Length == 0 ? 0 : (int)((((uint)obj[0] * 0x9E3779B1) ^ (uint)obj[^1]) * 0x85EBCA6B) ^ ((obj[obj.Length / 2] << 5) + obj.Length);
}
