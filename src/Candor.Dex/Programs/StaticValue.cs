namespace Candor.Dex;

/// <summary>The initial value of a static field.</summary>
/// <param name="File">The file that the value's indexes belong to.</param>
/// <param name="Value">The value.</param>
public readonly record struct StaticValue(DexFile File, EncodedValue Value)
{
    /// <summary>The string, or null when the value is not one.</summary>
    /// <exception cref="BadDexException">The string cannot be read.</exception>
    public string? Text => Value.AsString(File);
}
