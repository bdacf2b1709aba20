namespace Candor.Android.Resources;

/// <summary>Types of a value in binary XML and in the resource table (Res_value, frameworks/base, ResourceTypes.h).</summary>
public enum ValueType : byte
{
    /// <summary>No value; data 1 means empty, 0 undefined.</summary>
    Null = 0x00,

    /// <summary>A resource id.</summary>
    Reference = 0x01,

    /// <summary>The id of a theme attribute.</summary>
    Attribute = 0x02,

    /// <summary>An index into the string pool.</summary>
    String = 0x03,

    /// <summary>An IEEE 754 single.</summary>
    Float = 0x04,

    /// <summary>A length with a unit.</summary>
    Dimension = 0x05,

    /// <summary>A fraction, of the thing itself or of its parent.</summary>
    Fraction = 0x06,

    /// <summary>A resource id to be resolved by the package that uses it.</summary>
    DynamicReference = 0x07,

    /// <summary>A theme attribute to be resolved by the package that uses it.</summary>
    DynamicAttribute = 0x08,

    /// <summary>A number written in decimal.</summary>
    IntDecimal = 0x10,

    /// <summary>A number written in hexadecimal; flags and enumerations too.</summary>
    IntHexadecimal = 0x11,

    /// <summary>Zero is false, anything else true.</summary>
    IntBoolean = 0x12,

    /// <summary>Colour #AARRGGBB.</summary>
    ColorArgb8 = 0x1c,

    /// <summary>Colour #RRGGBB.</summary>
    ColorRgb8 = 0x1d,

    /// <summary>Colour #ARGB.</summary>
    ColorArgb4 = 0x1e,

    /// <summary>Colour #RGB.</summary>
    ColorRgb4 = 0x1f,
}
