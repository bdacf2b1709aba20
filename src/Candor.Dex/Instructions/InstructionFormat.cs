#pragma warning disable CS1591 // The names are those of the Dalvik format listing; each member would only repeat its name.
namespace Candor.Dex;

/// <summary>
/// Layouts of an instruction, named as in the Android documentation "Dalvik executable instruction formats": code units, registers, kind.
/// </summary>
public enum InstructionFormat : byte
{
    F10x,
    F12x,
    F11n,
    F11x,
    F10t,
    F20t,
    F22x,
    F21t,
    F21s,
    F21h,
    F21c,
    F23x,
    F22b,
    F22t,
    F22s,
    F22c,
    F30t,
    F32x,
    F31i,
    F31t,
    F31c,
    F35c,
    F3rc,
    F45cc,
    F4rcc,
    F51l,
}
