using System.Text;
using Candor.Traffic.Matching;
using Candor.Traffic.Tests.Support;

namespace Candor.Traffic.Tests.Personas;

public sealed class PersonaTests
{
    [Fact]
    public void The_same_seed_gives_the_same_person_and_another_another()
    {
        Assert.Equal(PersonaFile.Write(BaitPersona.Create(5)), PersonaFile.Write(BaitPersona.Create(5)));
        Assert.NotEqual(PersonaFile.Write(BaitPersona.Create(5)), PersonaFile.Write(BaitPersona.Create(6)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(77)]
    public void Its_check_digits_are_right_so_that_forms_take_them(ulong seed)
    {
        var person = BaitPersona.Create(seed);
        Assert.True(ShapeFinder.IsIdentityNumber(Encoding.ASCII.GetBytes(person.Find("id-card-number")!)));
        Assert.True(ShapeFinder.IsLuhn(Encoding.ASCII.GetBytes(person.Find("imei")!)));
        Assert.True(ShapeFinder.IsLuhn(Encoding.ASCII.GetBytes(person.Find("bank-card-number")!)));
        Assert.EndsWith("@example.com", person.Find("email"), StringComparison.Ordinal);
        Assert.All(person.Values, static v => Assert.NotNull(Shipped.Knowledge.DataTypes.Find(v.DataType)));
    }

    [Fact]
    public void What_is_written_is_read_again()
    {
        var person = BaitPersona.Create(9);
        var read = PersonaFile.Read(PersonaFile.Write(person), Shipped.Knowledge.DataTypes);
        Assert.Equal(person.Values.OrderBy(static v => v.Value), read.Values.OrderBy(static v => v.Value));
        Assert.Equal((person.Name, person.IsReal, person.Location), (read.Name, read.IsReal, read.Location));
    }

    [Theory]
    [InlineData("", "no JSON")]
    [InlineData("[]", "no JSON object")]
    [InlineData("{}", "no values")]
    [InlineData("{\"values\":{\"shoe-size\":\"44\"}}", "no data type")]
    [InlineData("{\"values\":{\"email\":5}}", "no text")]
    [InlineData("{\"valeus\":{}}", "'valeus'")]
    [InlineData("{\"values\":{\"email\":\"a@b.example\"},\"location\":{\"latitude\":91,\"longitude\":0}}", "location.latitude")]
    public void A_mistake_is_named(string json, string word) =>
        Assert.Contains(word, Assert.Throws<BadPersonaException>(() => PersonaFile.Read(Encoding.UTF8.GetBytes(json), Shipped.Knowledge.DataTypes)).Message, StringComparison.Ordinal);
}
