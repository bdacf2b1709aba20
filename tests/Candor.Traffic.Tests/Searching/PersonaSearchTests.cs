using System.Security.Cryptography;
using System.Text;

namespace Candor.Traffic.Searching;

public class PersonaSearchTests
{
    private static readonly Persona Person = new("p", true, [new("phone-number", "13912345678"), new("email", "lin.xiaoyu@mail.example")], null);

    [Theory]
    [InlineData("call 139-1234-5678 now", 5, 18)]
    [InlineData("LIN.XIAOYU@MAIL.EXAMPLE", 0, 23)]
    public void Plain_values_are_found_where_they_stand(string text, int start, int end)
    {
        var found = new List<(int Start, int End)>();
        new PersonaSearch(Person).FindPlain(Encoding.UTF8.GetBytes(text), found);
        Assert.Contains((start, end), found);
    }

    [Fact]
    public void Coded_and_hashed_values_are_known_to_be_there_and_others_are_not()
    {
        var search = new PersonaSearch(Person);
        foreach (var text in new[]
        {
            Convert.ToBase64String(Encoding.UTF8.GetBytes("{\"m\":\"13912345678\"}")),
            "https://a.example/?e=lin.xiaoyu%40mail.example",
            Convert.ToHexStringLower(SHA256.HashData("13912345678"u8)),
        })
        {
            Assert.True(search.IsIn(Encoding.UTF8.GetBytes(text)), text);
        }

        foreach (var text in new[] { "", "13912345679", "we collect nothing", Convert.ToHexStringLower(SHA256.HashData("13912345679"u8)) })
        {
            Assert.False(search.IsIn(Encoding.UTF8.GetBytes(text)), text);
        }
    }
}
