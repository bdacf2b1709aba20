using System.Text;
using System.Text.Json;
using Candor.Reports.Tests.Samples;

namespace Candor.Reports.Tests.Json;

public sealed class AuditJsonTests
{
    [Fact]
    public void What_is_read_is_written_again_byte_for_byte()
    {
        var first = AuditJson.Write(BrowserAudit.Audit);
        Assert.Equal(first, AuditJson.Write(AuditJson.Read(first)));
    }

    [Fact]
    public void Chinese_is_readable_in_the_file()
    {
        Assert.Contains("\"zh\": \"示例浏览器\"", Encoding.UTF8.GetString(AuditJson.Write(BrowserAudit.Audit)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_locator_carries_its_kind()
    {
        using var document = JsonDocument.Parse(AuditJson.Write(BrowserAudit.Audit));
        var kinds = document.RootElement.GetProperty("evidence").EnumerateArray().Select(e => e.GetProperty("locator").GetProperty("kind").GetString()).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(["archive-entry", "call-path", "code", "manifest", "search", "text", "traffic"], kinds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{\"subject\": 1}")]
    [InlineData("[]")]
    public void What_is_no_audit_is_refused(string json)
    {
        Assert.Throws<JsonException>(() => AuditJson.Read(Encoding.UTF8.GetBytes(json)));
    }
}
