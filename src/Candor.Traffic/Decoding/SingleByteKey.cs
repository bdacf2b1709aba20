namespace Candor.Traffic.Decoding;

/// <summary>Guesses the byte with which a text was combined by exclusive or.</summary>
internal static class SingleByteKey
{
    private const int LeastLength = 16;
    private const int LeastCounted = 48;

    /// <summary>The key under which all bytes are printable ASCII or line ends; 0 where there is none.</summary>
    public static byte Guess(ReadOnlySpan<byte> data)
    {
        if (data.Length < LeastLength)
        {
            return 0;
        }

        foreach (var c in "{[<\"e=-"u8)
        {
            var key = (byte)(data[0] ^ c);
            if (key != 0 && IsText(data, key))
            {
                return key;
            }
        }

        if (data.Length < LeastCounted)
        {
            return 0;
        }

        Span<int> counts = stackalloc int[256];
        counts.Clear();
        foreach (var b in data[..Math.Min(512, data.Length)])
        {
            counts[b]++;
        }

        var most = 0;
        for (var i = 1; i < 256; i++)
        {
            most = counts[i] > counts[most] ? i : most;
        }

        foreach (var c in " \"e0a,:"u8)
        {
            var key = (byte)(most ^ c);
            if (key != 0 && IsText(data, key))
            {
                return key;
            }
        }

        return 0;
    }

    private static bool IsText(ReadOnlySpan<byte> data, byte key)
    {
        foreach (var b in data)
        {
            if ((b ^ key) is not (>= 32 and < 127 or 9 or 10 or 13))
            {
                return false;
            }
        }

        return true;
    }
}
