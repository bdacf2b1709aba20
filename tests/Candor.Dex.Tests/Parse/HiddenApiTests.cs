using Candor.Dex.Tests.Support;

namespace Candor.Dex.Tests.Parse;

public class HiddenApiTests
{
    private const string Shop = "Lexample/shop/Shop;";

    [Fact]
    public void Flags_follow_the_fields_and_then_the_methods()
    {
        ClassDefinition shop = Fixture.FindClass(WithFlags([0x01, 0x12, 0x25, 0x80, 0x01]).Open(), Shop);

        List<HiddenApiFlags> flags = [];
        foreach (HiddenApiFlags flag in shop.HiddenApi)
        {
            flags.Add(flag);
        }

        Assert.Equal(CountMembers(shop), flags.Count);
        Assert.Equal(
            [HiddenApiRestriction.Unsupported, HiddenApiRestriction.Blocked, HiddenApiRestriction.MaxTargetQ, HiddenApiRestriction.Sdk],
            flags.Take(4).Select(flag => flag.Restriction));
        Assert.True(flags[1].IsCorePlatformApi);
        Assert.True(flags[2].IsTestApi);
        Assert.Equal(0x80u, flags[3].Value);
    }

    [Fact]
    public void A_class_without_flags_and_a_file_without_them_have_none()
    {
        Assert.False(Fixture.FindClass(WithFlags([0]).Open(), "Lexample/shop/Apple;").HiddenApi.MoveNext());
        Assert.False(Fixture.FindClass(Fixture.Shop(), Shop).HiddenApi.MoveNext());
    }

    [Fact]
    public void Flags_that_end_too_early_are_refused() => Assert.Throws<BadDexException>(() =>
    {
        foreach (HiddenApiFlags flag in Fixture.FindClass(WithFlags([0x01], padding: 0).Open(), Shop).HiddenApi)
        {
            Assert.Equal(1u, flag.Value);
        }
    });

    private static int CountMembers(ClassDefinition definition)
    {
        int count = 0;
        foreach (FieldDefinition _ in definition.Fields)
        {
            count++;
        }

        foreach (MethodDefinition _ in definition.Methods)
        {
            count++;
        }

        return count;
    }

    /// <summary>The fixture with flags for one class and a map that names them.</summary>
    private static DexPatch WithFlags(byte[] flags, int padding = 100)
    {
        DexPatch patch = new();
        DexFile file = Fixture.Shop();
        int map = (int)patch.Get(DexPatch.MapOffset);
        int entries = (int)patch.Get(map);
        byte[] old = patch.Bytes[(map + 4)..(map + 4 + (12 * entries))];
        int shop = Fixture.FindClass(file, Shop).Handle.Index;
        byte[] offsets = new byte[4 * file.ClassCount];
        BitConverter.TryWriteBytes(offsets.AsSpan(4 * shop), 4 + offsets.Length);
        int section = patch.Length + ((4 - (patch.Length % 4)) % 4) + 4 + old.Length + 12;
        int at = patch.Append(
            [.. BitConverter.GetBytes(entries + 1), .. old, 0x00, 0xF0, 0, 0, 1, 0, 0, 0, .. BitConverter.GetBytes(section),
                .. BitConverter.GetBytes(4 + offsets.Length + flags.Length), .. offsets, .. flags, .. new byte[padding]]);
        return patch.Set(DexPatch.MapOffset, (uint)at);
    }
}
