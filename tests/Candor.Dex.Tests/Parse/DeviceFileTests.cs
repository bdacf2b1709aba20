using Candor.Dex.Tests.Support;

namespace Candor.Dex.Tests.Parse;

/// <summary>What a device makes of an executable: Compact DEX, VDEX, ODEX.</summary>
public class DeviceFileTests
{
    private static readonly byte[] Shop = Fixture.Bytes("shop.dex");

    [Fact]
    public void Compact_Dex_reads_as_the_file_that_it_was_made_of()
    {
        DexFile compact = DexFile.Open(CompactDex.From(Shop), "compact.dex");

        Assert.True(compact.Header.IsCompact);
        Assert.Equal(1, compact.Header.Version);
        Assert.Empty(compact.Diagnostics);
        Assert.Equal(Everything(Fixture.Shop()), Everything(compact));
    }

    [Theory]
    [InlineData("ApiDemos-debug.apk")]
    [InlineData("settings_apk-debug.apk")]
    public void Compact_Dex_of_a_real_app_reads_alike(string name)
    {
        foreach (DexFile file in Apk.Open(Apk.Find(name)).Take(2))
        {
            DexFile compact = DexFile.Open(CompactDex.From(file.Memory.ToArray()), "compact.dex");
            Assert.Equal(DexStatistics.Measure(file), DexStatistics.Measure(compact));
            Assert.Equal(Everything(file), Everything(compact));
        }
    }

    [Fact]
    public void A_call_graph_is_built_from_Compact_Dex_as_well()
    {
        static List<CallEdge> Edges(DexFile file)
        {
            CallGraph graph = CallGraph.Build(ClassHierarchy.Create(DexProgram.Create([file]), Fixture.Framework()));
            Assert.Empty(graph.Problems);
            return [.. Enumerable.Range(0, graph.Program.MethodCount).SelectMany(graph.EdgesFrom)];
        }

        Assert.Equal(Edges(Fixture.Shop()), Edges(DexFile.Open(CompactDex.From(Shop), "compact.dex")));
    }

    [Fact]
    public void Every_executable_of_a_verified_file_is_opened()
    {
        byte[] compact = CompactDex.From(Shop);
        byte[] vdex = [.. "vdex021\0"u8, .. "002\0"u8, .. new byte[36], .. Shop, .. new byte[3], .. compact];

        IReadOnlyList<DexFile> files = DexFile.OpenAll(vdex, "base.vdex");

        Assert.Equal(["base.vdex", "base.vdex!2"], files.Select(file => file.Name));
        Assert.Equal([false, true], files.Select(file => file.Header.IsCompact));
        Assert.All(files, file => Assert.Equal(Everything(Fixture.Shop()), Everything(file)));
    }

    [Fact]
    public void A_verified_file_without_an_executable_says_where_to_find_it()
    {
        BadDexException fault = Assert.Throws<BadDexException>(() => DexFile.OpenAll((byte[])[.. "vdex027\0"u8, .. new byte[400]], "base.vdex"));

        Assert.Contains("classes.dex", fault.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_executable_inside_an_optimised_file_is_opened()
    {
        byte[] head = new byte[40];
        "dey\n036\0"u8.CopyTo(head);
        BitConverter.TryWriteBytes(head.AsSpan(8), 40);
        BitConverter.TryWriteBytes(head.AsSpan(12), Shop.Length);

        DexFile file = Assert.Single(DexFile.OpenAll((byte[])[.. head, .. Shop, .. new byte[7]], "base.odex"));

        Assert.Equal(Everything(Fixture.Shop()), Everything(file));
    }

    [Fact]
    public void A_thousand_headers_over_the_same_bytes_are_not_a_thousand_times_the_work()
    {
        byte[] compact = CompactDex.From(Shop);
        int main = BitConverter.ToInt32(compact, 0x6C);
        List<byte> vdex = [.. "vdex021\0"u8];
        for (int left = 300; left > 0; left--)
        {
            // Each header claims the data of the last file as its own.
            byte[] header = compact[..main];
            BitConverter.TryWriteBytes(header.AsSpan(0x6C), main * (left + 1));
            vdex.AddRange(header);
        }

        vdex.AddRange(compact);
        long read = DexFile.OpenAll(vdex.ToArray(), "bomb.vdex").Sum(file => DexStatistics.Measure(file).CodeUnits);

        Assert.True(read < 16L * vdex.Count, $"{read} code units of {vdex.Count} bytes");
    }

    [Fact]
    public void Quickened_instructions_keep_the_sweep_in_step()
    {
        byte[] code = [0xE3, 0x10, 8, 0, 0xE9, 0x10, 3, 0, 0, 0, 0xF2, 0x21, 4, 0, 0x73, 0x00];
        DexPatch patch = new();
        uint at = patch.AppendCode(4, 0, code);
        DexFile file = patch.Open();

        Assert.Equal(
            ["0000: iget-quick v0, v1, fieldoffset@8", "0002: invoke-virtual-quick {v0}, virtualtable@3", "0005: iget-short-quick v1, v2, fieldoffset@4", "0007: return-void-no-barrier"],
            Fixture.Listing(file, file.GetCode(at)));
    }

    private static List<string> Everything(DexFile file)
    {
        List<string> lines = [];
        for (int i = 0; i < file.ClassCount; i++)
        {
            ClassDefinition definition = file.GetClass(new ClassHandle(i));
            lines.Add($"{file.GetDescriptor(definition.Type)} {definition.Flags} {definition.Interfaces.Count}");
            foreach (FieldDefinition field in definition.Fields)
            {
                lines.Add($"{file.Describe(field.Handle)} {field.Flags}");
            }

            foreach (EncodedValue value in definition.StaticValues)
            {
                lines.Add($"{value.Kind} {(value.Kind is EncodedValueKind.Array or EncodedValueKind.Annotation ? 0 : value.Bits)}");
            }

            foreach (MethodDefinition method in definition.Methods)
            {
                lines.Add($"{file.Describe(method.Handle)} {method.Flags}");
                if (method.HasCode)
                {
                    AddCode(file, file.GetCode(method), lines);
                }
            }
        }

        for (int i = 0; i < file.CallSiteCount; i++)
        {
            foreach (EncodedValue value in file.GetCallSite(new CallSiteHandle(i)))
            {
                lines.Add($"call site {value}");
            }
        }

        return lines;
    }

    private static void AddCode(DexFile file, CodeItem code, List<string> lines)
    {
        lines.Add($"{code.RegisterCount} {code.ParameterRegisterCount} {code.OutgoingRegisterCount} {code.TryCount}");
        lines.AddRange(Fixture.Listing(file, code));
        foreach (LineEntry line in code.Lines)
        {
            lines.Add($"{line}");
        }

        for (int i = 0; i < code.TryCount; i++)
        {
            TryBlock block = code.GetTry(i);
            lines.Add($"{block}");
            foreach (CatchHandler handler in code.GetHandlers(block))
            {
                lines.Add($"{handler}");
            }
        }
    }
}
