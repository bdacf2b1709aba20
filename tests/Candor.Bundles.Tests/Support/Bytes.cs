namespace Candor.Bundles.Support;

/// <summary>Changes bytes at random, never into the same bytes.</summary>
internal static class Bytes
{
    public static (byte[] Bytes, string What) Change(byte[] bytes, Random random)
    {
        while (true)
        {
            var (changed, what) = Once(bytes, random);
            if (!changed.AsSpan().SequenceEqual(bytes))
            {
                return (changed, what);
            }
        }
    }

    private static (byte[] Bytes, string What) Once(byte[] bytes, Random random)
    {
        var at = random.Next(bytes.Length + 1);
        var count = random.Next(1, 40);
        var noise = new byte[count];
        random.NextBytes(noise);
        switch (bytes.Length == 0 ? 1 : random.Next(7))
        {
            case 0:
                var flipped = (byte[])bytes.Clone();
                at = random.Next(bytes.Length);
                flipped[at] ^= (byte)(1 << random.Next(8));
                return (flipped, $"bit flipped in byte {at}");
            case 1:
                return ([.. bytes[..at], .. noise, .. bytes[at..]], $"{count} bytes put in at {at}");
            case 2:
                var stop = Math.Min(bytes.Length, at + count);
                return ([.. bytes[..at], .. bytes[stop..]], $"bytes {at} to {stop} taken out");
            case 3:
                return (bytes[..at], $"cut off at {at}");
            case 4:
                return ([.. bytes, .. noise], $"{count} bytes added at the end");
            case 5:
                var over = (byte[])bytes.Clone();
                at = random.Next(bytes.Length);
                noise.AsSpan(0, Math.Min(count, bytes.Length - at)).CopyTo(over.AsSpan(at));
                return (over, $"{count} bytes written over at {at}");
            default:
                var swapped = (byte[])bytes.Clone();
                var (a, b) = (random.Next(bytes.Length), random.Next(bytes.Length));
                (swapped[a], swapped[b]) = (swapped[b], swapped[a]);
                return (swapped, $"bytes {a} and {b} swapped");
        }
    }
}
