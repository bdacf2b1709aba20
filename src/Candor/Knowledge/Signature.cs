using System.Buffers;

namespace Candor.Knowledge;

/// <summary>The grammar of method and field signatures in the Dalvik notation.</summary>
internal static class Signature
{
    private static readonly SearchValues<char> NotInNames = SearchValues.Create(" .()[:>");

    /// <summary>What is said of a text that should be a method signature and is none.</summary>
    public static string NoMethod(string text) => $"'{text}' is no method signature such as Lpackage/Class;->name(I)V.";

    /// <summary>What is said of a text that should be a field signature and is none.</summary>
    public static string NoField(string text) => $"'{text}' is no field signature such as Lpackage/Class;->name:I.";

    /// <summary>Whether a text is <c>Lclass;->name(parameters)return</c>.</summary>
    public static bool IsMethod(string text)
    {
        var rest = text.AsSpan();
        if (!Class(ref rest) || !rest.StartsWith("->", StringComparison.Ordinal))
        {
            return false;
        }

        rest = rest[2..];
        var open = rest.IndexOf('(');
        if (open <= 0)
        {
            return false;
        }

        rest = rest[(open + 1)..];
        while (rest is not [')', ..])
        {
            if (!Type(ref rest))
            {
                return false;
            }
        }

        rest = rest[1..];
        return rest is "V" || (Type(ref rest) && rest.IsEmpty);
    }

    /// <summary>Whether a text is <c>Lclass;->name:type</c>.</summary>
    public static bool IsField(string text)
    {
        var rest = text.AsSpan();
        if (!Class(ref rest) || !rest.StartsWith("->", StringComparison.Ordinal))
        {
            return false;
        }

        var colon = rest.IndexOf(':');
        if (colon <= 2)
        {
            return false;
        }

        rest = rest[(colon + 1)..];
        return Type(ref rest) && rest.IsEmpty;
    }

    private static bool Type(ref ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart('[');
        if (rest.IsEmpty)
        {
            return false;
        }

        if (rest[0] == 'L')
        {
            return Class(ref rest);
        }

        var isPrimitive = "ZBSCIJFD".Contains(rest[0], StringComparison.Ordinal);
        rest = rest[1..];
        return isPrimitive;
    }

    private static bool Class(ref ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOf(';');
        if (end < 2 || rest[0] != 'L' || rest[..end].ContainsAny(NotInNames))
        {
            return false;
        }

        rest = rest[(end + 1)..];
        return true;
    }
}
