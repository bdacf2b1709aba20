namespace Candor.Dex;

/// <summary>How code uses what a <see cref="ReferencePatterns"/> looks for.</summary>
public enum ReferenceKind
{
    /// <summary>A call of a method.</summary>
    Call,

    /// <summary>A read of a field.</summary>
    FieldRead,

    /// <summary>A write of a field.</summary>
    FieldWrite,

    /// <summary>A string constant.</summary>
    String,

    /// <summary>The creation of an object.</summary>
    NewInstance,
}
