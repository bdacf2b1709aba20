namespace Candor.Dex;

/// <summary>Exceptions that instructions throw by themselves (The Java Virtual Machine Specification, chapter 6), and those of code that is not read.</summary>
[Flags]
internal enum ImplicitThrows : byte
{
    None = 0,

    /// <summary><c>NullPointerException</c>.</summary>
    Null = 1,

    /// <summary><c>ArrayIndexOutOfBoundsException</c>.</summary>
    Bounds = 2,

    /// <summary><c>ArrayStoreException</c>.</summary>
    Store = 4,

    /// <summary><c>ArithmeticException</c>.</summary>
    Arithmetic = 8,

    /// <summary><c>ClassCastException</c>.</summary>
    Cast = 16,

    /// <summary><c>NegativeArraySizeException</c>.</summary>
    NegativeSize = 32,

    /// <summary>An <c>Error</c>: a class that cannot be linked or initialised.</summary>
    Error = 64,

    /// <summary>Anything that a method of the platform may throw: no class of the app, and none that only instructions throw.</summary>
    Platform = 128,
}
