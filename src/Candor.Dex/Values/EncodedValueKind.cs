namespace Candor.Dex;

/// <summary>What an encoded value holds, numbered as in the format.</summary>
public enum EncodedValueKind
{
    /// <summary>A signed byte.</summary>
    Byte = 0x00,

    /// <summary>A signed 16-bit number.</summary>
    Short = 0x02,

    /// <summary>A UTF-16 code unit.</summary>
    Char = 0x03,

    /// <summary>A signed 32-bit number.</summary>
    Int = 0x04,

    /// <summary>A signed 64-bit number.</summary>
    Long = 0x06,

    /// <summary>A 32-bit floating point number.</summary>
    Float = 0x10,

    /// <summary>A 64-bit floating point number.</summary>
    Double = 0x11,

    /// <summary>A prototype.</summary>
    MethodType = 0x15,

    /// <summary>A method pointer.</summary>
    MethodHandle = 0x16,

    /// <summary>A string.</summary>
    String = 0x17,

    /// <summary>A type.</summary>
    Type = 0x18,

    /// <summary>A field.</summary>
    Field = 0x19,

    /// <summary>A method.</summary>
    Method = 0x1A,

    /// <summary>The field of an enum constant.</summary>
    Enum = 0x1B,

    /// <summary>An array of values.</summary>
    Array = 0x1C,

    /// <summary>An annotation.</summary>
    Annotation = 0x1D,

    /// <summary>Null.</summary>
    Null = 0x1E,

    /// <summary>A truth value.</summary>
    Boolean = 0x1F,
}
