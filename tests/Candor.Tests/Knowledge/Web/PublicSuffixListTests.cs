using System.Text;
using Candor.Knowledge.Web;

namespace Candor.Tests.Knowledge.Web;

public class PublicSuffixListTests
{
    private static readonly PublicSuffixList Shipped = new(File.ReadAllBytes(Path.Combine(RepositoryFolder.Knowledge, "web", "public_suffix_list.dat")));

    [Theory]
    [InlineData("www.shop.example", "shop.example")]
    [InlineData("a.b.c.com.cn", "c.com.cn")]
    [InlineData("news.baidu.com", "baidu.com")]
    [InlineData("x.y.co.uk", "y.co.uk")]
    [InlineData("me.github.io", "me.github.io")]
    [InlineData("a.me.github.io", "me.github.io")]
    [InlineData("a.b.ck", "a.b.ck")]
    [InlineData("www.ck", "www.ck")]
    [InlineData("x.www.ck", "www.ck")]
    [InlineData("city.kawasaki.jp", "city.kawasaki.jp")]
    [InlineData("a.b.x.kawasaki.jp", "b.x.kawasaki.jp")]
    [InlineData("COM", "com")]
    [InlineData("com.cn", "com.cn")]
    [InlineData("localhost", "localhost")]
    [InlineData("192.0.2.7", "192.0.2.7")]
    [InlineData("[2001:db8::1]", "[2001:db8::1]")]
    [InlineData("Www.Shop.Example.", "shop.example")]
    [InlineData("a.食狮.公司.cn", "食狮.公司.cn")]
    [InlineData("a.xn--85x722f.xn--55qx5d.cn", "xn--85x722f.xn--55qx5d.cn")]
    [InlineData("a.unknown-suffix", "a.unknown-suffix")]
    [InlineData("", "")]
    public void The_registrable_domain_is_that_of_the_lists_algorithm(string host, string domain) => Assert.Equal(domain, Shipped.DomainOf(host));

    [Fact]
    public void The_list_that_is_shipped_keeps_its_licence_and_is_whole()
    {
        Assert.True(Shipped.Count > 9_000);
        Assert.Contains("Mozilla Public", File.ReadLines(Path.Combine(RepositoryFolder.Knowledge, "web", "public_suffix_list.dat")).First(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_list_the_last_label_is_the_suffix() => Assert.Equal("b.c", new PublicSuffixList(Encoding.UTF8.GetBytes("")).DomainOf("a.b.c"));
}
