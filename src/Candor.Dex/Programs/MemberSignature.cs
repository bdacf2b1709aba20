namespace Candor.Dex;

/// <summary>A method or field written as <c>Lcom/app/A;->run(I)V</c> or <c>Lcom/app/A;->count:I</c>, taken apart.</summary>
/// <param name="DeclaringType">The descriptor of the class.</param>
/// <param name="Name">The name.</param>
/// <param name="Type">The descriptor of the field, or of what the method returns.</param>
/// <param name="Parameters">The descriptors of the parameters; null for a field.</param>
public sealed record MemberSignature(string DeclaringType, string Name, string Type, IReadOnlyList<string>? Parameters)
{
    /// <summary>Takes a signature apart.</summary>
    /// <param name="signature">The text.</param>
    /// <exception cref="ArgumentException">The text is neither a method nor a field.</exception>
    public static MemberSignature Parse(string signature)
    {
        int arrow = signature.IndexOf("->", StringComparison.Ordinal);
        int open = signature.IndexOf('(', Math.Max(arrow, 0));
        int close = signature.LastIndexOf(')');
        int colon = signature.IndexOf(':', Math.Max(arrow, 0));
        if (arrow <= 0 || (open < 0 && colon < 0) || (open >= 0 && close < open))
        {
            throw new ArgumentException($"'{signature}' is not a method or field signature.", nameof(signature));
        }

        string type = signature[..arrow];
        return open < 0
            ? new MemberSignature(type, signature[(arrow + 2)..colon], signature[(colon + 1)..], null)
            : new MemberSignature(type, signature[(arrow + 2)..open], signature[(close + 1)..], Split(signature, open + 1, close));
    }

    private static List<string> Split(string signature, int start, int end)
    {
        List<string> parts = [];
        while (start < end)
        {
            int at = start;
            while (at < end && signature[at] == '[')
            {
                at++;
            }

            int last = at < end && signature[at] == 'L' ? signature.IndexOf(';', at, end - at) : at;
            if (last < 0 || last >= end)
            {
                throw new ArgumentException($"'{signature}' has a broken list of parameters.", nameof(signature));
            }

            parts.Add(signature[start..(last + 1)]);
            start = last + 1;
        }

        return parts;
    }
}
