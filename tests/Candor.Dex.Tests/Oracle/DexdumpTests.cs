using System.Globalization;
using Candor.Dex.Tests.Support;

namespace Candor.Dex.Tests.Oracle;

public class DexdumpTests
{
    [Fact]
    public void Counts_of_the_fixture_agree() => CompareCounts(Fixture.Shop());

    [Fact]
    public void Instructions_of_the_fixture_agree() => CompareInstructions(Fixture.Shop());

    [Fact]
    public void Instructions_of_Compact_Dex_agree() => CompareInstructions(DexFile.Open(CompactDex.From(Fixture.Bytes("shop.dex")), "compact.dex"));

    [Fact]
    public void Instructions_of_the_Compact_Dex_of_a_real_app_agree() => Assert.All(
        Apk.Open(Apk.Find("ApiDemos-debug.apk")),
        file => CompareInstructions(DexFile.Open(CompactDex.From(file.Memory.ToArray()), "compact.dex")));

    [Theory]
    [InlineData("ApiDemos-debug.apk")]
    [InlineData("settings_apk-debug.apk")]
    [InlineData("appium-uiautomator2-server-v10.6.6.apk")]
    [InlineData("appium-uiautomator2-server-debug-androidTest.apk")]
    public void Counts_of_real_apps_agree(string name) => Assert.All(Apk.Open(Apk.Find(name)), CompareCounts);

    [Theory]
    [InlineData("ApiDemos-debug.apk")]
    [InlineData("settings_apk-debug.apk")]
    [InlineData("appium-uiautomator2-server-v10.6.6.apk")]
    [InlineData("appium-uiautomator2-server-debug-androidTest.apk")]
    public void Instructions_of_real_apps_agree(string name) => Assert.All(Apk.Open(Apk.Find(name)), CompareInstructions);

    private static void CompareCounts(DexFile file)
    {
        Dictionary<string, int> expected = [];
        foreach (string line in Dexdump.Run("-f", file.Memory.ToArray()))
        {
            string[] parts = line.Split(':', 2, StringSplitOptions.TrimEntries);
            if (parts.Length == 2 && parts[0].EndsWith("_size", StringComparison.Ordinal))
            {
                expected.TryAdd(parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture));
            }

            if (line.StartsWith("data_off", StringComparison.Ordinal))
            {
                break;
            }
        }

        DexStatistics counts = DexStatistics.Measure(file);
        Assert.Equal(
            (expected["string_ids_size"], expected["type_ids_size"], expected["proto_ids_size"], expected["field_ids_size"],
                expected["method_ids_size"], expected["class_defs_size"]),
            (counts.Strings, counts.Types, counts.Prototypes, counts.FieldIds, counts.MethodIds, counts.Classes));
        Assert.Equal(0, counts.Unreadable);
    }

    private static void CompareInstructions(DexFile file)
    {
        using IEnumerator<(int Offset, string Name)> expected = ExpectedInstructions(file).GetEnumerator();
        for (int i = 0; i < file.ClassCount; i++)
        {
            foreach (MethodDefinition method in file.GetClass(new ClassHandle(i)).Methods)
            {
                if (!method.HasCode)
                {
                    continue;
                }

                foreach (Instruction instruction in file.GetCode(method).Instructions)
                {
                    Assert.True(expected.MoveNext(), file.Describe(method.Handle));
                    if (expected.Current != (instruction.Offset, instruction.Mnemonic))
                    {
                        Assert.Fail($"{file.Describe(method.Handle)}: {expected.Current} is ({instruction.Offset}, {instruction.Mnemonic}) here");
                    }
                }
            }
        }

        Assert.False(expected.MoveNext());
    }

    private static IEnumerable<(int Offset, string Name)> ExpectedInstructions(DexFile file)
    {
        foreach (string line in Dexdump.Run("-d", file.Memory.ToArray()))
        {
            // 0004a0: 1210                |0000: const/4 v0, #int 1 // #1
            int bar = line.IndexOf('|', StringComparison.Ordinal);
            int colon = line.IndexOf(':', Math.Max(bar, 0));
            if (bar < 0 || !line.StartsWith(' ') && !char.IsAsciiHexDigit(line[0]) || line[bar + 1] == '[' || colon < 0
                || !int.TryParse(line.AsSpan(bar + 1, colon - bar - 1), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out int offset))
            {
                continue;
            }

            string name = line[(colon + 2)..].Split(' ')[0];
            yield return (offset, name switch
            {
                "packed-switch-data" or "sparse-switch-data" => $"{name[..^5]}-payload",
                "array-data" => "array-data-payload",
                _ => name,
            });
        }
    }
}
