using System.Security.Cryptography;
using System.Text;
using Candor.Traffic.Tests.Support;

namespace Candor.Traffic.Tests.Channels;

/// <summary>The channels of the local site on which the peers were measured, as they stand in its traffic.</summary>
public sealed class ResearchChannelTests
{
    public static TheoryData<string, string> Channels
    {
        get
        {
            var email = Shipped.Email;
            var sha = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(email)));
            return new()
            {
                { "E01", "email" }, { "E02", "email" }, { "E03", "email" }, { "E04", "email" }, { "E05", "email" }, { "E06", "email" }, { "E07", "email" }, { "E08", "email" },
                { "E10", "email" }, { "E11", "email" }, { "E12", "email" }, { "E13", "email" }, { "E15", "email" }, { "E16", "email" }, { "E17", "email" }, { "E18", "email" },
                { "E19", "phone-number" }, { "E20", "email" }, { "E21", "email" }, { "E23", "email" }, { "E24", "password" },
            };
        }
    }

    [Theory]
    [MemberData(nameof(Channels))]
    public void It_is_found(string channel, string dataType) => Assert.NotEmpty(Sent.Chains(dataType, ResearchChannels.Flow(channel)));

    [Theory]
    [InlineData("E14")]
    [InlineData("E22")]
    public void What_only_the_page_knows_the_key_of_is_not_found(string channel) => Assert.Empty(Sent.In(ResearchChannels.Flow(channel)));

    [Fact]
    public void The_chain_tells_every_step() => Assert.Equal(["body › gunzip › json $.u › sha256(email)"], Sent.Chains("email", Sent.Post(Coded.Gzip($$"""{"u":"{{Coded.Sha256(Shipped.Email)}}","t":1}"""))));
}
