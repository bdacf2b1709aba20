namespace Candor.Dex;

/// <summary>The Adler-32 checksum of RFC 1950, section 8.2.</summary>
internal static class Adler32
{
    private const uint Modulus = 65521;

    /// <summary>The most bytes whose sums stay below 2^32 without a reduction.</summary>
    private const int Stride = 5552;

    public static uint Compute(ReadOnlySpan<byte> bytes)
    {
        uint a = 1;
        uint b = 0;
        while (!bytes.IsEmpty)
        {
            ReadOnlySpan<byte> part = bytes[..Math.Min(Stride, bytes.Length)];
            bytes = bytes[part.Length..];
            while (part.Length >= 8)
            {
                uint sum = a;
                a += (uint)(part[0] + part[1] + part[2] + part[3] + part[4] + part[5] + part[6] + part[7]);
                b += (8 * sum) + (uint)((8 * part[0]) + (7 * part[1]) + (6 * part[2]) + (5 * part[3])
                    + (4 * part[4]) + (3 * part[5]) + (2 * part[6]) + part[7]);
                part = part[8..];
            }

            foreach (byte one in part)
            {
                a += one;
                b += a;
            }

            a %= Modulus;
            b %= Modulus;
        }

        return (b << 16) | a;
    }
}
