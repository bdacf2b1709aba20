namespace Candor.Android.Sdks.ClassFiles;

/// <summary>Lengths of the instructions of the Java virtual machine (specification, chapter 6), and those that shapes look at.</summary>
internal static class JavaOpcodes
{
    public const byte SiPush = 0x11;
    public const byte Ldc = 0x12;
    public const byte LdcW = 0x13;
    public const byte Ldc2W = 0x14;
    public const byte TableSwitch = 0xAA;
    public const byte LookupSwitch = 0xAB;
    public const byte GetStatic = 0xB2;
    public const byte PutField = 0xB5;
    public const byte InvokeVirtual = 0xB6;
    public const byte InvokeInterface = 0xB9;
    public const byte InvokeDynamic = 0xBA;
    public const byte New = 0xBB;
    public const byte CheckCast = 0xC0;
    public const byte InstanceOf = 0xC1;
    public const byte Wide = 0xC4;
    public const byte Iinc = 0x84;

    /// <summary>Bytes behind the opcode; the switches and <see cref="Wide"/> are longer than this says.</summary>
    public static int Operands(byte opcode) => opcode switch
    {
        0x10 or Ldc or 0xA9 or 0xBC or (>= 0x15 and <= 0x19) or (>= 0x36 and <= 0x3A) => 1,
        SiPush or LdcW or Ldc2W or Iinc or (>= 0x99 and <= 0xA8) or (>= GetStatic and <= 0xB8) or New or 0xBD or CheckCast or InstanceOf or 0xC6 or 0xC7 => 2,
        0xC5 => 3,
        InvokeInterface or InvokeDynamic or 0xC8 or 0xC9 => 4,
        _ => 0,
    };
}
