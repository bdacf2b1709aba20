namespace Candor.Dex;

/// <summary>What a DEX file holds, in numbers.</summary>
/// <param name="Strings">Strings.</param>
/// <param name="Types">Types named.</param>
/// <param name="Prototypes">Prototypes.</param>
/// <param name="FieldIds">Fields named.</param>
/// <param name="MethodIds">Methods named.</param>
/// <param name="Classes">Classes defined.</param>
/// <param name="Fields">Fields defined.</param>
/// <param name="Methods">Methods defined.</param>
/// <param name="CodeItems">Methods with code.</param>
/// <param name="Instructions">Instructions, without payloads.</param>
/// <param name="CodeUnits">Length of all code in units of two bytes, payloads included.</param>
/// <param name="Unreadable">Classes and methods that could not be read; the other numbers leave them out.</param>
public sealed record DexStatistics(
    int Strings,
    int Types,
    int Prototypes,
    int FieldIds,
    int MethodIds,
    int Classes,
    long Fields,
    long Methods,
    long CodeItems,
    long Instructions,
    long CodeUnits,
    long Unreadable)
{
    /// <summary>Classes and methods may share data and code, but not so many that all together is many times the file.</summary>
    private const int SharingFactor = 8;

    /// <summary>
    /// Counts by walking the whole file once. Classes and methods that overlap to more than eight times the length of the file are counted as
    /// unreadable, so that the time is bounded.
    /// </summary>
    /// <param name="file">The file.</param>
    public static DexStatistics Measure(DexFile file)
    {
        Tally tally = new() { BytesLeft = SharingFactor * file.Share };
        for (int i = 0; i < file.ClassCount; i++)
        {
            try
            {
                CountClass(file.GetClass(new ClassHandle(i)), ref tally);
            }
            catch (BadDexException)
            {
                tally.Unreadable++;
            }
        }

        return new DexStatistics(
            file.StringCount, file.TypeCount, file.PrototypeCount, file.FieldCount, file.MethodCount, file.ClassCount,
            tally.Fields, tally.Methods, tally.CodeItems, tally.Instructions, tally.CodeUnits, tally.Unreadable);
    }

    private static void CountClass(ClassDefinition definition, ref Tally tally)
    {
        foreach (FieldDefinition _ in definition.Fields)
        {
            tally.Fields++;
            tally.Spend(2, DexSection.ClassData, definition.DataOffset);
        }

        foreach (MethodDefinition method in definition.Methods)
        {
            tally.Methods++;
            tally.Spend(3, DexSection.ClassData, definition.DataOffset);
            if (!method.HasCode)
            {
                continue;
            }

            tally.CodeItems++;
            try
            {
                CountCode(definition.File.GetCode(method), ref tally);
            }
            catch (BadDexException)
            {
                tally.Unreadable++;
            }
        }
    }

    private static void CountCode(CodeItem code, ref Tally tally)
    {
        InstructionSequence instructions = code.Instructions;
        tally.Spend(2L * instructions.Length, DexSection.Code, code.Offset);
        tally.CodeUnits += instructions.Length;
        foreach (Instruction instruction in instructions)
        {
            tally.Instructions += instruction.Payload == PayloadKind.None ? 1 : 0;
        }
    }

    private struct Tally
    {
        public long Fields;
        public long Methods;
        public long CodeItems;
        public long Instructions;
        public long CodeUnits;
        public long Unreadable;
        public long BytesLeft;

        public void Spend(long bytes, DexSection section, long offset)
        {
            BytesLeft -= bytes;
            if (BytesLeft < 0)
            {
                Fault.Throw("The parts of the file overlap to many times its length", section, offset);
            }
        }
    }
}
