namespace Candor.Traffic.Hosts;

/// <summary>Tells names and values of identifiers that a subject made up from all the other random text in traffic.</summary>
internal static class PersistentValues
{
    private static readonly string[] IdNames =
    [
        "uid", "uuid", "guid", "udid", "did", "device", "visitor", "anonymous", "anon", "distinct", "cid", "idfa", "idfv", "gaid", "adid", "aaid", "oaid",
        "androidid", "android_id", "fingerprint", "fpid", "userid", "user_id", "installation", "install_id", "instance", "puid", "muid", "suid", "tuid", "_ga", "_fbp", "ident",
    ];

    private static readonly string[] OtherNames =
    [
        "session", "request", "req", "trace", "span", "csrf", "xsrf", "nonce", "order", "msg", "message", "event", "page", "build", "version", "model", "brand", "grid", "fluid",
        "type", "width", "height", "ratio", "name", "liquid", "video", "candid", "guide",
    ];

    /// <summary>The most names that are remembered.</summary>
    private const int MostNames = 10_000;

    /// <summary>Whether a name of a message, UTF-8, is one of identifiers, remembering the names that were asked.</summary>
    public static bool IsIdName(ReadOnlySpan<byte> name, Dictionary<string, bool> remembered)
    {
        Span<char> lower = stackalloc char[64];
        if (name.Length is 0 or > 64)
        {
            return false;
        }

        var length = 0;
        foreach (var b in name)
        {
            lower[length++] = b < 0x80 ? char.ToLowerInvariant((char)b) : '?';
        }

        var lookup = remembered.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(lower[..length], out var isId))
        {
            return isId;
        }

        var text = lower[..length].ToString();
        isId = IsIdName(text);
        if (remembered.Count < MostNames)
        {
            remembered.Add(text, isId);
        }

        return isId;
    }

    /// <summary>Whether a name is one of identifiers of persons or devices.</summary>
    public static bool IsIdName(string name) =>
        name.Length is > 0 and <= 64 && Array.Exists(IdNames, n => name.Contains(n, StringComparison.Ordinal)) && !Array.Exists(OtherNames, n => name.Contains(n, StringComparison.Ordinal));

    /// <summary>Whether a value has the look of an identifier: long and mixed enough not to be met twice by chance, and no time.</summary>
    public static bool IsIdValue(ReadOnlySpan<byte> value)
    {
        if (value.Length is < 10 or > 128)
        {
            return false;
        }

        UInt128 seen = 0;
        var digits = 0;
        foreach (var c in value)
        {
            if (!char.IsAsciiLetterOrDigit((char)c) && c is not ((byte)'-' or (byte)'_' or (byte)'.' or (byte)':' or (byte)'=' or (byte)'+' or (byte)'/' or (byte)'%'))
            {
                return false;
            }

            digits += char.IsAsciiDigit((char)c) ? 1 : 0;
            seen |= UInt128.One << (c & 127);
        }

        var isTime = digits == value.Length && value.Length is 10 or 13 && value[0] == '1';
        return !isTime && digits >= 3 && UInt128.PopCount(seen) >= 6;
    }
}
