namespace Candor.Dex;

/// <summary>What a method pointer does, numbered as in the format.</summary>
public enum PointerKind
{
    /// <summary>Writes a static field.</summary>
    StaticPut = 0,

    /// <summary>Reads a static field.</summary>
    StaticGet = 1,

    /// <summary>Writes an instance field.</summary>
    InstancePut = 2,

    /// <summary>Reads an instance field.</summary>
    InstanceGet = 3,

    /// <summary>Calls a static method.</summary>
    InvokeStatic = 4,

    /// <summary>Calls a virtual method.</summary>
    InvokeInstance = 5,

    /// <summary>Creates an object.</summary>
    InvokeConstructor = 6,

    /// <summary>Calls a private method.</summary>
    InvokeDirect = 7,

    /// <summary>Calls an interface method.</summary>
    InvokeInterface = 8,
}
