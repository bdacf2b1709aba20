namespace Candor.Dex;

/// <summary>What is known of a <see cref="Value"/>.</summary>
public enum ValueKind : byte
{
    /// <summary>Nothing.</summary>
    Unknown,

    /// <summary>It is a number, or null (0).</summary>
    Number,

    /// <summary>It is a string.</summary>
    Text,

    /// <summary>It is what the caller passed.</summary>
    Parameter,

    /// <summary>It is the object that an instruction of the method creates.</summary>
    Created,

    /// <summary>It is a thing that the <see cref="IValueModel"/> knows.</summary>
    Modelled,
}
