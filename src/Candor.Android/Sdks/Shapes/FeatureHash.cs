using System.Numerics;

namespace Candor.Android.Sdks.Shapes;

/// <summary>The hashes that features are made of. They are the same on every machine and for ever: profiles hold them.</summary>
internal static class FeatureHash
{
    private const ulong Offset = 0xCBF29CE484222325;
    private const ulong Prime = 0x100000001B3;
    private const ulong Multiplier = 0x9E3779B97F4A7C15;

    /// <summary>FNV-1a of 64 bits.</summary>
    public static ulong Of(ReadOnlySpan<byte> bytes)
    {
        var hash = Offset;
        foreach (var one in bytes)
        {
            hash = (hash ^ one) * Prime;
        }

        return hash;
    }

    /// <summary>Joins two hashes; the order counts.</summary>
    public static ulong Join(ulong first, ulong second)
    {
        var hash = (BitOperations.RotateLeft(first, 27) ^ second) * Multiplier;
        return hash ^ (hash >> 29);
    }

    /// <summary>A feature: a kind of fact and what it says.</summary>
    public static uint Feature(FeatureKind kind, ulong value)
    {
        var hash = Join((ulong)kind + 1, value) * 0xBF58476D1CE4E5B9;
        return (uint)(hash >> 32);
    }
}
