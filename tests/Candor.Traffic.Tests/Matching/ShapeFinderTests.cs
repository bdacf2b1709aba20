using System.Text;
using Candor.Traffic.Matching;
using Candor.Traffic.Tests.Support;

namespace Candor.Traffic.Tests.Matching;

/// <summary>Values of people whom nobody told us of.</summary>
public sealed class ShapeFinderTests
{
    [Theory]
    [InlineData("{\"no\":\"11010519491231002X\"}", "id-card-number")]
    [InlineData("id=440524198001010013", "id-card-number")]
    [InlineData("{\"cardNo\":\"4111111111111111\"}", "bank-card-number")]
    [InlineData("text=pay 5500 0000 0000 0004 now", "bank-card-number")]
    [InlineData("{\"imei\":\"490154203237518\"}", "imei")]
    [InlineData("{\"mobile\":\"13912345678\"}", "phone-number")]
    [InlineData("{\"to\":\"+8613912345678\"}", "phone-number")]
    [InlineData("{\"to\":\"+14155552671\"}", "phone-number")]
    [InlineData("{\"wifi\":\"a4:5e:60:c2:11:0f\"}", "mac-address")]
    public void A_shape_gives_it_away(string body, string dataType)
    {
        var found = Assert.Single(Sent.In(Sent.Post(body)));
        Assert.Equal((dataType, SightingBasis.Shape), (found.DataType, found.Basis));
    }

    [Theory]
    [InlineData("{\"no\":\"110105194912310020\"}")]
    [InlineData("{\"no\":\"990105194912310027\"}")]
    [InlineData("{\"order\":\"4111111111111111\"}")]
    [InlineData("{\"serial\":\"490154203237518\"}")]
    [InlineData("{\"count\":\"13912345678\"}")]
    [InlineData("{\"mobile\":\"12912345678\"}")]
    [InlineData("{\"wifi\":\"02:00:00:00:00:00\"}")]
    [InlineData("{\"wifi\":\"ff:ff:ff:ff:ff:ff\"}")]
    [InlineData("{\"t\":\"10:20:30:40:50:60:70\"}")]
    [InlineData("{\"imei\":\"490154203237519\"}")]
    public void Without_the_check_digit_or_the_name_it_does_not(string body) => Assert.Empty(Sent.In(Sent.Post(body)));

    [Fact]
    public void Identity_numbers_are_told_by_region_day_and_check_character()
    {
        Assert.True(ShapeFinder.IsIdentityNumber("11010519491231002X"u8));
        Assert.False(ShapeFinder.IsIdentityNumber("110105194902310021"u8));
        Assert.False(ShapeFinder.IsIdentityNumber(Encoding.ASCII.GetBytes("1101051949123100")));
    }
}
