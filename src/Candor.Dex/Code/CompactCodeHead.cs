using System.Buffers.Binary;

namespace Candor.Dex;

/// <summary>
/// The head of a code item of Compact DEX: four counts of four bits each, eleven bits of length, and for each number that does not fit a flag
/// and further units that stand before the item, the last one first (Android source, <c>compact_dex_file.h</c>).
/// </summary>
internal readonly record struct CompactCodeHead(int Registers, int Parameters, int Outgoing, int Tries, int CodeUnits)
{
    public const int Size = 4;
    private const int RegistersFlag = 1;
    private const int ParametersFlag = 2;
    private const int OutgoingFlag = 4;
    private const int TriesFlag = 8;
    private const int LengthFlag = 16;
    private const int FlagBits = 5;

    public static CompactCodeHead Read(ReadOnlySpan<byte> file, uint offset)
    {
        DexReader reader = new(file, offset, DexSection.Code);
        int fields = reader.ReadUInt16();
        int lengthAndFlags = reader.ReadUInt16();
        long before = offset;
        long units = lengthAndFlags >> FlagBits;
        if ((lengthAndFlags & LengthFlag) != 0)
        {
            units += Before(file, ref before);
            units += (long)Before(file, ref before) << 16;
        }

        int registers = (fields >> 12) + Extra(file, ref before, lengthAndFlags & RegistersFlag);
        int parameters = ((fields >> 8) & 15) + Extra(file, ref before, lengthAndFlags & ParametersFlag);
        int outgoing = ((fields >> 4) & 15) + Extra(file, ref before, lengthAndFlags & OutgoingFlag);
        int tries = (fields & 15) + Extra(file, ref before, lengthAndFlags & TriesFlag);
        if (units > reader.Remaining / 2)
        {
            Fault.Throw($"A method of {units} code units does not fit into the file", DexSection.Code, offset);
        }

        // The registers of the parameters are not counted among the registers.
        return new CompactCodeHead(registers + parameters, parameters, outgoing, tries, (int)units);
    }

    private static int Extra(ReadOnlySpan<byte> file, ref long before, int flag) => flag == 0 ? 0 : Before(file, ref before);

    private static int Before(ReadOnlySpan<byte> file, ref long before)
    {
        before -= 2;
        if (before < 0)
        {
            Fault.Throw("The head of a method begins before the file", DexSection.Code, 0);
        }

        return BinaryPrimitives.ReadUInt16LittleEndian(file[(int)before..]);
    }
}
