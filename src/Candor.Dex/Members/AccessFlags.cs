namespace Candor.Dex;

/// <summary>Access flags of classes, fields and methods. Some bits mean different things on different members.</summary>
[Flags]
public enum AccessFlags
{
    /// <summary>Package-private.</summary>
    None = 0,

    /// <summary>Public.</summary>
    Public = 0x1,

    /// <summary>Private.</summary>
    Private = 0x2,

    /// <summary>Protected.</summary>
    Protected = 0x4,

    /// <summary>Static.</summary>
    Static = 0x8,

    /// <summary>Final.</summary>
    Final = 0x10,

    /// <summary>A synchronized method.</summary>
    Synchronized = 0x20,

    /// <summary>A volatile field; on a method, a bridge.</summary>
    Volatile = 0x40,

    /// <summary>A transient field; on a method, one with variable arguments.</summary>
    Transient = 0x80,

    /// <summary>A native method.</summary>
    Native = 0x100,

    /// <summary>An interface.</summary>
    Interface = 0x200,

    /// <summary>Abstract.</summary>
    Abstract = 0x400,

    /// <summary>A method with strict floating point.</summary>
    Strict = 0x800,

    /// <summary>Made by the compiler.</summary>
    Synthetic = 0x1000,

    /// <summary>An annotation.</summary>
    Annotation = 0x2000,

    /// <summary>An enum.</summary>
    Enum = 0x4000,

    /// <summary>A constructor or class initialiser.</summary>
    Constructor = 0x10000,

    /// <summary>A method that was declared synchronized.</summary>
    DeclaredSynchronized = 0x20000,
}
