using System.Net;

namespace Candor.Web.Recording;

public class AddressPolicyTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.1.2.3")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("169.254.169.254")]
    [InlineData("100.64.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::1")]
    [InlineData("::")]
    [InlineData("fe80::1")]
    [InlineData("fd00::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("::7f00:1")]
    [InlineData("ff02::1")]
    public void Addresses_that_are_not_of_the_public_internet_are_refused(string address) => Assert.False(AddressPolicy.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("172.32.0.1")]
    [InlineData("100.128.0.1")]
    [InlineData("2606:4700::1111")]
    [InlineData("64:ff9b::101:101")]
    public void Public_addresses_are_not(string address) => Assert.True(AddressPolicy.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("*.example=127.0.0.1:8443:8080", "shop.example", 8443, 8080)]
    [InlineData("shop.example=127.0.0.1", "shop.example", null, null)]
    [InlineData("*=[::1]:443", "any.example", 443, null)]
    public void Host_rules_are_read(string text, string host, int? https, int? http)
    {
        var rule = HostRule.Parse(text)!;
        Assert.True(rule.Matches(host));
        Assert.Equal((https, http), (rule.HttpsPort, rule.HttpPort));
    }

    [Theory]
    [InlineData("")]
    [InlineData("shop.example")]
    [InlineData("=127.0.0.1")]
    [InlineData("a=b")]
    [InlineData("a=127.0.0.1:0")]
    [InlineData("a=127.0.0.1:99999")]
    [InlineData("a=127.0.0.1:1:2:3")]
    public void What_is_no_host_rule_is_told_apart(string text) => Assert.Null(HostRule.Parse(text));
}
