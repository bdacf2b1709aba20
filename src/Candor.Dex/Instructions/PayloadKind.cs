namespace Candor.Dex;

/// <summary>Data that stands among the instructions. Its first code unit looks like a nop.</summary>
public enum PayloadKind : byte
{
    /// <summary>A real instruction.</summary>
    None = 0,

    /// <summary>Targets of a packed-switch.</summary>
    PackedSwitch = 1,

    /// <summary>Keys and targets of a sparse-switch.</summary>
    SparseSwitch = 2,

    /// <summary>Elements of a fill-array-data.</summary>
    ArrayData = 3,
}
