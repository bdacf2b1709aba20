namespace Candor.Dex;

/// <summary>One encoded value.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Bits">
/// The number, sign- or zero-extended; the bits of a float or double; 0 or 1 for a truth value; the index into a table, not yet checked;
/// for an array or annotation, where it stands in the file.
/// </param>
public readonly record struct EncodedValue(EncodedValueKind Kind, long Bits)
{
    /// <summary>A number or truth value as an integer.</summary>
    public long Integer => Bits;

    /// <summary>A float or double as a double; for any other kind, not meaningful.</summary>
    public double Real => Kind == EncodedValueKind.Float
        ? BitConverter.Int32BitsToSingle((int)Bits)
        : BitConverter.Int64BitsToDouble(Bits);

    /// <summary>The index of a string, type, field, method, prototype or method pointer.</summary>
    public int Index => (int)Bits;

    /// <summary>The string, if this is one.</summary>
    /// <param name="file">The file that the value comes from.</param>
    /// <returns>The string, or null when the value is of another kind.</returns>
    /// <exception cref="BadDexException">The index is outside the string table.</exception>
    public string? AsString(DexFile file) => Kind == EncodedValueKind.String ? file.GetString(new StringHandle(Index)) : null;
}
