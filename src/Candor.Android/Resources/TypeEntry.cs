namespace Candor.Android.Resources;

/// <summary>One entry of a type: a value, or items.</summary>
/// <param name="Key">Index of the name in the package's key strings.</param>
/// <param name="Type">Type of the value; null for a complex entry.</param>
/// <param name="Data">The value.</param>
/// <param name="ItemCount">Number of items of a complex entry, cut to the room for them; 0 for a simple one.</param>
/// <param name="ItemsAt">Offset of the items in the chunk, 0 for a simple entry.</param>
internal readonly record struct TypeEntry(uint Key, ValueType Type, uint Data, int ItemCount, long ItemsAt)
{
    public bool IsComplex => ItemsAt != 0;
}
