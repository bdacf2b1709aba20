using Candor.Dex;

namespace Candor.Android.Sdks.Shapes;

/// <summary>Reads the shapes of all classes of a program, on all cores.</summary>
internal static class DexShapes
{
    /// <summary>Methods may share code, but not so much that all code together is many times the file; beyond this factor it is not read.</summary>
    private const int SharingFactor = 8;

    /// <summary>Reads a program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="length">The length of its files, by which work is bounded, in bytes.</param>
    public static AppShapes Read(DexProgram program, long length)
    {
        var files = program.Files.Distinct().ToArray();
        var read = new DexShapeTables[files.Length];
        Parallel.For(0, files.Length, i => read[i] = new DexShapeTables(files[i], program, length));
        var tables = Enumerable.Range(0, files.Length).ToDictionary(i => files[i], i => read[i]);
        var features = new uint[program.ClassCount][];
        var references = new int[program.ClassCount][];
        var skip = Overlapping(program, length);
        Parallel.For(
            0,
            program.ClassCount,
            () => new DexClassShapes(program, skip),
            (i, _, reader) =>
            {
                (features[i], references[i]) = reader.Read(i, tables[program.GetClass(i).File]);
                return reader;
            },
            static _ => { });
        return new(features, references);
    }

    private static bool[] Overlapping(DexProgram program, long length)
    {
        var skip = new bool[program.MethodCount];
        var left = SharingFactor * length;
        for (var id = 0; id < skip.Length; id++)
        {
            var method = program.GetMethod(id);
            try
            {
                left -= method.HasCode ? 2L * method.GetCode().Instructions.Length : 0;
                skip[id] = left < 0;
            }
            catch (BadDexException)
            {
                skip[id] = true;
            }
        }

        return skip;
    }
}
