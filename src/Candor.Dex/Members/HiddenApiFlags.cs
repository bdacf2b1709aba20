namespace Candor.Dex;

/// <summary>What the platform's own executables say of the use of one member.</summary>
/// <param name="Value">The number as it stands in the file.</param>
public readonly record struct HiddenApiFlags(uint Value)
{
    /// <summary>How far an app may use it.</summary>
    public HiddenApiRestriction Restriction => (HiddenApiRestriction)(Value & 0xF);

    /// <summary>Whether the platform's own modules may rely on it.</summary>
    public bool IsCorePlatformApi => (Value & 0x10) != 0;

    /// <summary>Whether it is there for tests.</summary>
    public bool IsTestApi => (Value & 0x20) != 0;
}
