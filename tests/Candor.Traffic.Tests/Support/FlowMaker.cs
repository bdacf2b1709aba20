namespace Candor.Traffic.Tests.Support;

/// <summary>Makes flows.</summary>
internal static class FlowMaker
{
    public static Flow Flow(string method, string url, (string Name, string Value)[] headers, byte[] body, int number = 1) => new(
        number,
        new(method, url, "HTTP/1.1", [.. headers.Select(static h => new HeaderField(h.Name, h.Value))], FlowBody.Of(body)),
        null,
        [],
        TimeSpan.FromMilliseconds(number - 1),
        Stage.Unknown,
        FlowOrigin.Unknown);
}
