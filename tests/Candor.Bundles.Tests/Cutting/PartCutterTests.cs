using System.Text;
using Candor.Testing;
using CsCheck;

namespace Candor.Bundles.Cutting;

public class PartCutterTests
{
    [Fact]
    public void Words_of_six_signs_and_strings_of_json_stand_alone()
    {
        Assert.Equal(["{\"", "phone", "\":\"", "13800138000", "\",\"", "note", "\":\"", "to ", "小明示例", ", at \\n", "home-now", "\"}"], Units("{\"phone\":\"13800138000\",\"note\":\"to 小明示例, at \\nhome-now\"}", CutKind.Json));
        Assert.Equal(["{\"", "n", "\":", "13800138000", ",\"", "m", "\":12}"], Units("{\"n\":13800138000,\"m\":12}", CutKind.Json));
        Assert.Equal(["tel. ", "13800138000", ", mail ", "a.b@c.example"], Units("tel. 13800138000, mail a.b@c.example", CutKind.Text));
    }

    [Fact]
    public void Units_make_up_the_file_and_cut_no_character()
    {
        var text = Gen.OneOf(Gen.String, Gen.Const("\\u4e2d\\\\\"x\":[1234567,\"示例\\n\"]"), Gen.Const("😀中a1b2c3d4"));
        Gen.Select(text.Array[0, 12], Gen.Int[0, 2]).Draw(drawn =>
        {
            var (pieces, cut) = drawn;
            var bytes = Encoding.UTF8.GetBytes(string.Concat(pieces));
            var ends = PartCutter.Units(bytes, (CutKind)cut);
            Assert.Equal(bytes.Length, ends.Count == 0 ? 0 : ends[^1]);
            Assert.True(ends.Zip(ends.Skip(1)).All(static p => p.First < p.Second));
            if (cut != 0)
            {
                Assert.All(ends.Where(e => e < bytes.Length), e => Assert.NotEqual(0x80, bytes[e] & 0xc0));
            }

            var parts = PartCutter.Parts(ends, bytes.Length, 64).ToList();
            Assert.Equal(bytes.Length, parts.Sum(static p => p.Sum()));
            Assert.All(parts.SkipLast(1), static p => Assert.Equal(64, p.Sum()));
            Assert.All(parts, static p => Assert.All(p, static l => Assert.True(l > 0)));
        }, cases: 3000);
    }

    private static IEnumerable<string> Units(string text, CutKind cut)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var from = 0;
        foreach (var end in PartCutter.Units(bytes, cut))
        {
            yield return Encoding.UTF8.GetString(bytes, from, end - from);
            from = end;
        }
    }
}
