namespace Candor.Dex;

/// <summary>The table that the index operand of an instruction points into.</summary>
public enum IndexKind : byte
{
    /// <summary>The instruction has no index.</summary>
    None,

    /// <summary>A string.</summary>
    String,

    /// <summary>A type.</summary>
    Type,

    /// <summary>A field reference.</summary>
    Field,

    /// <summary>A method reference.</summary>
    Method,

    /// <summary>A prototype.</summary>
    Prototype,

    /// <summary>A call site.</summary>
    CallSite,

    /// <summary>A method pointer.</summary>
    Pointer,

    /// <summary>Where a field stands in its object, in bytes; only in quickened code.</summary>
    FieldOffset,

    /// <summary>The place of a method in the virtual table of its class; only in quickened code.</summary>
    VirtualTable,
}
