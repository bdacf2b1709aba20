using Candor.Dex.Tests.Support;
using Candor.Testing;
using CsCheck;

namespace Candor.Dex.Tests.Hostile;

public class MutatedFileTests
{
    private static readonly byte[] Original = Fixture.Bytes("shop.dex");

    private static readonly byte[] Compact = CompactDex.From(Original);

    private static readonly byte[] Telling = [0x00, 0x01, 0x7F, 0x80, 0xFF, 0x1C, 0x1D];

    [Fact]
    public void A_file_with_changed_bytes_yields_its_own_exception_or_nothing() => Mutate(Original, 0x34, 0x500, 44_000);

    [Fact]
    public void Compact_Dex_with_changed_bytes_yields_its_own_exception_or_nothing() => Mutate(Compact, 0x34, 0x500, 5_000);

    [Fact]
    public void A_verified_file_with_changed_bytes_yields_its_own_exception_or_nothing() =>
        Mutate([.. "vdex021\0"u8, .. Compact, .. Original], 8, 0x100, 1_000);

    /// <summary>Every second file is changed in its tables rather than anywhere.</summary>
    private static void Mutate(byte[] original, int tables, int tablesLength, int cases)
    {
        Gen<(int At, int Kind, byte Value)> change =
            Gen.Select(Gen.Int[8, original.Length - 1], Gen.Int[0, 3], Gen.Byte);
        Gen.Select(change.Array[1, 12], Gen.Bool).Draw(
            drawn =>
            {
                byte[] bytes = [.. original];
                foreach ((int at, int kind, byte value) in drawn.Item1)
                {
                    int place = drawn.Item2 ? tables + (at % tablesLength) : at;
                    bytes[place] = kind switch
                    {
                        0 => value,
                        1 => (byte)(bytes[place] ^ (1 << (value & 7))),
                        2 => Telling[value % Telling.Length],
                        _ => (byte)(bytes[place] + (value % 5) - 2),
                    };
                }

                WalkEverything.Visit(bytes);
            },
            cases: cases);
    }

    [Fact]
    public void A_file_cut_off_anywhere_is_refused()
    {
        for (int length = 0; length < Original.Length; length++)
        {
            Assert.Throws<BadDexException>(() => DexFile.Open(Original.AsMemory(0, length), "cut.dex"));
        }
    }

    [Fact]
    public void A_file_cut_off_whose_header_says_so_loses_only_what_is_gone()
    {
        for (int length = 0x70; length < Original.Length; length += 3)
        {
            byte[] bytes = Original[..length];
            BitConverter.TryWriteBytes(bytes.AsSpan(DexPatch.FileSize), length);
            WalkEverything.Visit(bytes);
        }
    }

    [Fact]
    public void Random_bytes_behind_a_good_magic_are_refused_or_read()
    {
        Gen.Byte.Array[0x70, 600].Draw(
            bytes =>
            {
                "dex\n035\0"u8.CopyTo(bytes);
                BitConverter.TryWriteBytes(bytes.AsSpan(0x20), bytes.Length);
                BitConverter.TryWriteBytes(bytes.AsSpan(0x24), 0x70);
                BitConverter.TryWriteBytes(bytes.AsSpan(0x28), 0x12345678);
                WalkEverything.Visit(bytes);
            },
            cases: 500);
    }
}
