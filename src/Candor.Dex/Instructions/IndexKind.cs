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
}
