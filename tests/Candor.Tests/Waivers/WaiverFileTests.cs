using System.Text;
using Candor.Waivers;

namespace Candor.Tests.Waivers;

public class WaiverFileTests
{
    [Fact]
    public void Waivers_are_read_with_owner_reason_and_last_day()
    {
        var waivers = Read(
            """
            waivers:
              - finding: finding-0123456789abcdef
                owner: a@firm.example
                reason: The SDK leaves with 3.2
                expires: 2027-01-31
              - kind: unnamed-sdk
                party: example-adnet
                owner: b@firm.example
                reason: row is written
                expires: 2026-12-31
            """);
        Assert.Equal(["finding-0123456789abcdef", "unnamed-sdk / example-adnet"], waivers.Select(static w => w.Target));
        Assert.Equal(["2027-01-31", "2026-12-31"], waivers.Select(static w => w.Expires));
        Assert.Equal(2, waivers[0].Line);
    }

    [Theory]
    [InlineData("waivers:\n  - finding: f\n    owner: a\n    reason: b\n", "waivers.yaml:2: 'expires' is missing")]
    [InlineData("waivers:\n  - finding: f\n    owner: a\n    reason: b\n    expires: soon\n", "waivers.yaml:5: 'expires' must be a date")]
    [InlineData("waivers:\n  - finding: f\n    reason: b\n    expires: 2027-01-31\n", "'owner' is missing or empty")]
    [InlineData("waivers:\n  - finding: f\n    owner: a\n    expires: 2027-01-31\n", "'reason' is missing or empty")]
    [InlineData("waivers:\n  - owner: a\n    reason: b\n    expires: 2027-01-31\n", "names either 'finding'")]
    [InlineData("waivers:\n  - finding: f\n    kind: k\n    owner: a\n    reason: b\n    expires: 2027-01-31\n", "names either 'finding'")]
    [InlineData("waivers:\n  - finding: f\n    party: p\n    owner: a\n    reason: b\n    expires: 2027-01-31\n", "'party' stands beside 'kind' only")]
    [InlineData("waivers:\n  - finding: f\n    owner: a\n    reason: b\n    expires: 2027-01-31\n    until: x\n", "'until' is no key that is known here")]
    [InlineData("ignore: []\n", "needs a list 'waivers'")]
    [InlineData("", "The file is empty")]
    [InlineData("waivers: *x\n", "anchors and aliases")]
    [InlineData("waivers: {a: b}\n", "must be a list")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[", "nesting")]
    public void A_mistake_is_told_with_what_to_write_and_nothing_is_used(string text, string said) =>
        Assert.Contains(said, Assert.Throws<BadWaiversException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_beyond_the_bound_is_refused() =>
        Assert.Contains("larger than", Assert.Throws<BadWaiversException>(() => WaiverFile.Read(new byte[WaiverFile.MaxFileSize + 1], "waivers.yaml")).Message, StringComparison.Ordinal);

    private static System.Collections.Immutable.ImmutableArray<Waiver> Read(string text) => WaiverFile.Read(Encoding.UTF8.GetBytes(text), "waivers.yaml");
}
