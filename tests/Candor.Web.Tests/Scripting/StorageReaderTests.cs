namespace Candor.Web.Scripting;

public class StorageReaderTests
{
    private static readonly DateTimeOffset Date = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("a=1; Max-Age=63072000; Path=/", 63_072_000L)]
    [InlineData("a=1; Expires=Tue, 02 Nov 2027 00:00:00 GMT", 366 * 86_400L)]
    [InlineData("a=1; expires=Tue, 02-Nov-2027 00:00:00 GMT", 366 * 86_400L)]
    [InlineData("a=1; Expires=Tue, 02 Nov 2027 00:00:00 GMT; Max-Age=60", 60L)]
    [InlineData("a=1; Path=/", null)]
    [InlineData("a=1; Max-Age=soon", null)]
    public void Retention_is_what_was_asked_for(string cookie, long? seconds) => Assert.Equal(seconds, StorageReader.RetentionOf(cookie.Split(';', StringSplitOptions.TrimEntries), Date));

    [Theory]
    [InlineData("d3f8a91b7c4e")]
    [InlineData("GA1.2.1789012345.1690000000")]
    [InlineData("{\"id\":\"0190c0de-1234-7abc-9def-001122334455\"}")]
    [InlineData("%7B%22u%22%3A%22a8f5f167f44f4964e6c998dee827110c%22%7D")]
    public void Values_that_tell_one_browser_from_others_are_identifiers(string value) => Assert.True(StorageReader.IsIdentifier(value));

    [Theory]
    [InlineData("yes")]
    [InlineData("zh-CN")]
    [InlineData("1690000000000")]
    [InlineData("accepted-all")]
    [InlineData("{\"analytics\":false,\"ads\":true}")]
    [InlineData("dark")]
    [InlineData("11111111")]
    public void Choices_and_times_are_not(string value) => Assert.False(StorageReader.IsIdentifier(value));
}
