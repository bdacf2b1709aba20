namespace Candor.Dex;

/// <summary>Why one method may run another.</summary>
public enum CallKind : byte
{
    /// <summary>A call with one possible target: static, direct or super.</summary>
    Direct,

    /// <summary>A call of a virtual method; every override below the receiver's type may be the target.</summary>
    Virtual,

    /// <summary>A call of an interface method; every implementation below the interface may be the target.</summary>
    Interface,

    /// <summary>An invoke-custom: a lambda or method reference made there, whose body may run later.</summary>
    Custom,

    /// <summary>An object is created whose class overrides methods that the platform calls.</summary>
    Callback,

    /// <summary>A class is used for the first time, which runs its class initialiser.</summary>
    ClassInitializer,
}
