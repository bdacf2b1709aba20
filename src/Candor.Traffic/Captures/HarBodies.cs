using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace Candor.Traffic.Captures;

/// <summary>Reads headers, bodies and frames of a HAR entry. HAR holds text; what its writer did with bytes decides what is left of them.</summary>
internal static class HarBodies
{
    private static readonly LocalizedText NoBody = new(
        "HAR 文件未保存该请求体（HAR 无法保存二进制内容，或录制时未保留）。",
        "The HAR file does not hold this request body (HAR cannot hold binary content, or the recorder did not keep it).");

    private static readonly LocalizedText Mangled = new(
        "HAR 文件把二进制内容存成了文本，部分字节已丢失。",
        "The HAR file holds binary content as text, and bytes of it are lost.");

    public static ImmutableArray<HeaderField> Headers(JsonElement message)
    {
        if (!message.TryGetProperty("headers", out var headers) || headers.ValueKind != JsonValueKind.Array)
        {
            return [];
        }

        var fields = ImmutableArray.CreateBuilder<HeaderField>();
        foreach (var header in headers.EnumerateArray().Take(1_000))
        {
            if (Text(header, "name") is { } name)
            {
                fields.Add(new(name, Text(header, "value") ?? ""));
            }
        }

        // Some writers keep cookies apart from the headers only.
        if (!fields.Any(static f => f.Name.Equals("cookie", StringComparison.OrdinalIgnoreCase)) && message.TryGetProperty("cookies", out var cookies)
            && cookies.ValueKind == JsonValueKind.Array && cookies.GetArrayLength() > 0 && message.TryGetProperty("method", out _))
        {
            fields.Add(new("Cookie", string.Join("; ", cookies.EnumerateArray().Take(1_000).Select(static c => $"{Text(c, "name")}={Text(c, "value")}"))));
        }

        return fields.ToImmutable();
    }

    public static FlowBody OfRequest(JsonElement request)
    {
        var declared = Number(request, "bodySize") is > 0 and var size ? size : Length(request);
        if (!request.TryGetProperty("postData", out var data) || data.ValueKind != JsonValueKind.Object)
        {
            return declared is > 0 ? FlowBody.Missing(NoBody, declared) : FlowBody.None;
        }

        if (Text(data, "text") is { Length: > 0 } text)
        {
            return Body(text, Text(data, "encoding") ?? Text(data, "_encoding"), declared, isContentDecoded: false);
        }

        if (data.TryGetProperty("params", out var parameters) && parameters.ValueKind == JsonValueKind.Array && parameters.GetArrayLength() > 0)
        {
            return FlowBody.Of(Encoding.UTF8.GetBytes(string.Join('&', parameters.EnumerateArray().Take(10_000).Select(static p =>
                $"{Uri.EscapeDataString(Text(p, "name") ?? "")}={Uri.EscapeDataString(Text(p, "value") ?? "")}"))));
        }

        return declared is > 0 ? FlowBody.Missing(NoBody, declared) : FlowBody.None;
    }

    public static FlowBody OfResponse(JsonElement response)
    {
        if (!response.TryGetProperty("content", out var content) || content.ValueKind != JsonValueKind.Object)
        {
            return FlowBody.None;
        }

        var declared = Number(content, "size");
        return Text(content, "text") is { Length: > 0 } text
            ? Body(text, Text(content, "encoding"), declared, isContentDecoded: true)
            : declared is > 0 ? FlowBody.Missing(NoBody, declared) : FlowBody.None;
    }

    public static ImmutableArray<WebSocketFrame> Frames(JsonElement entry, DateTimeOffset? first)
    {
        if (!entry.TryGetProperty("_webSocketMessages", out var messages) || messages.ValueKind != JsonValueKind.Array)
        {
            return [];
        }

        var frames = ImmutableArray.CreateBuilder<WebSocketFrame>();
        foreach (var message in messages.EnumerateArray().Take(100_000))
        {
            var isText = Number(message, "opcode") is not 2;
            var text = Text(message, "data") ?? "";
            frames.Add(new(
                frames.Count,
                Text(message, "type") is "receive" ? FrameDirection.Received : FrameDirection.Sent,
                isText,
                Body(text, isText ? null : "base64", null, isContentDecoded: true),
                Time(message, first)));
        }

        return frames.ToImmutable();
    }

    public static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static long? Number(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && Math.Abs(number) < 1e18
            ? (long)number
            : null;

    private static FlowBody Body(string text, string? encoding, long? declared, bool isContentDecoded)
    {
        if (string.Equals(encoding, "base64", StringComparison.OrdinalIgnoreCase))
        {
            var bytes = new byte[text.Length];
            return Convert.TryFromBase64String(text, bytes, out var written)
                ? FlowBody.Of(bytes.AsMemory(0, written), isContentDecoded)
                : FlowBody.Of(Encoding.UTF8.GetBytes(text), isContentDecoded);
        }

        // One character a byte, as some writers store bytes: then the first characters are those of a compressed body.
        if (text.Length > 2 && text[0] == 0x1F && text[1] == 0x8B && text.All(static c => c < 256))
        {
            return FlowBody.Of(Encoding.Latin1.GetBytes(text), isContentDecoded);
        }

        return text.Contains('\uFFFD', StringComparison.Ordinal)
            ? FlowBody.Cut(Encoding.UTF8.GetBytes(text), Mangled, declared, isContentDecoded)
            : FlowBody.Of(Encoding.UTF8.GetBytes(text), isContentDecoded);
    }

    private static TimeSpan Time(JsonElement message, DateTimeOffset? first)
    {
        if (first is not { } start || !message.TryGetProperty("time", out var time) || time.ValueKind != JsonValueKind.Number || !time.TryGetDouble(out var seconds) || seconds is < 0 or > 1e11)
        {
            return TimeSpan.Zero;
        }

        var offset = DateTimeOffset.UnixEpoch.AddSeconds(seconds) - start;
        return offset > TimeSpan.Zero ? offset : TimeSpan.Zero;
    }

    private static long? Length(JsonElement request)
    {
        foreach (var header in Headers(request))
        {
            if (header.Name.Equals("content-length", StringComparison.OrdinalIgnoreCase) && long.TryParse(header.Value, out var length))
            {
                return length;
            }
        }

        return null;
    }
}
