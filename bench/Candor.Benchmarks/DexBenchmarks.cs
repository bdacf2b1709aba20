using BenchmarkDotNet.Attributes;
using Candor.Dex;

namespace Candor.Benchmarks;

/// <summary>How fast executables are walked on one core; the unit of work is all executables of the app.</summary>
[MemoryDiagnoser]
[InProcess]
public class DexBenchmarks
{
    private List<DexFile> _files = [];

    [Params(Fixtures.ApiDemos, Fixtures.UiAutomator)]
    public string App { get; set; } = "";

    [GlobalSetup]
    public void Open()
    {
        var executables = Fixtures.Executables(App);
        _files = [.. executables.Select((bytes, i) => DexFile.Open(bytes, $"classes{i}.dex"))];
        Console.WriteLine($"// {App}: {executables.Sum(static b => (long)b.Length)} bytes of DEX");
    }

    /// <summary>Every class, member and code header.</summary>
    [Benchmark]
    public long Walk()
    {
        long sum = 0;
        foreach (var file in _files)
        {
            for (var i = 0; i < file.ClassCount; i++)
            {
                var definition = file.GetClass(new ClassHandle(i));
                sum += definition.Type.Index;
                foreach (var field in definition.Fields)
                {
                    sum += field.Handle.Index;
                }

                foreach (var method in definition.Methods)
                {
                    sum += method.Handle.Index;
                    if (method.HasCode)
                    {
                        sum += file.GetCode(method).RegisterCount;
                    }
                }
            }
        }

        return sum;
    }

    /// <summary>Every instruction with all that it says: opcode, format, registers, index, literal and target.</summary>
    [Benchmark]
    public long DecodeOperands()
    {
        long sum = 0;
        foreach (var file in _files)
        {
            for (var i = 0; i < file.ClassCount; i++)
            {
                foreach (var method in file.GetClass(new ClassHandle(i)).Methods)
                {
                    if (method.HasCode)
                    {
                        sum += Operands(file.GetCode(method));
                    }
                }
            }
        }

        return sum;
    }

    /// <summary>Every instruction, counted.</summary>
    [Benchmark]
    public long Decode()
    {
        long sum = 0;
        foreach (var file in _files)
        {
            sum += DexStatistics.Measure(file).Instructions;
        }

        return sum;
    }

    private static long Operands(CodeItem code)
    {
        long sum = 0;
        foreach (var instruction in code.Instructions)
        {
            sum += (int)instruction.Opcode + (int)instruction.Format + instruction.Index + (instruction.Literal ?? 0) + (instruction.Target ?? 0);
            for (var i = 0; i < instruction.RegisterCount; i++)
            {
                sum += instruction.GetRegister(i);
            }
        }

        return sum;
    }
}
