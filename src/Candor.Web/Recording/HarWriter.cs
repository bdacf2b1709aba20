using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Candor.Traffic;

namespace Candor.Web.Recording;

/// <summary>
/// Writes flows as HAR 1.2, which other tools read too. What HAR has no place for stands in fields of its own: a binary request body in base64
/// with <c>_encoding</c>, WebSocket messages in <c>_webSocketMessages</c> as Chrome writes them, and the stage in <c>_stage</c>.
/// </summary>
internal static class HarWriter
{
    /// <summary>What stands where a part was left out.</summary>
    public const string LeftOut = "■";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Writes all flows.</summary>
    /// <param name="flows">The flows.</param>
    /// <param name="began">When the recording began.</param>
    /// <param name="browser">The browser's name and version.</param>
    /// <param name="mask">Masks what must not be kept; null to keep everything.</param>
    /// <param name="isLeftOut">Whether a part of a request is left out as a whole, by its number and the part's name; null to keep all.</param>
    public static byte[] Write(ImmutableArray<Flow> flows, DateTimeOffset began, string browser, Func<string, string>? mask, Func<int, string, bool>? isLeftOut = null)
    {
        var buffer = new ArrayBufferWriter<byte>(1 << 16);
        using (var json = new Utf8JsonWriter(buffer, new() { Indented = false, SkipValidation = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteStartObject("log");
            json.WriteString("version", "1.2");
            json.WriteStartObject("creator");
            json.WriteString("name", "Candor");
            json.WriteString("version", "0.1.0");
            json.WriteEndObject();
            json.WriteStartObject("browser");
            json.WriteString("name", browser.Split('/')[0]);
            json.WriteString("version", browser.Split('/')[^1]);
            json.WriteEndObject();
            json.WriteStartArray("entries");
            foreach (var flow in flows)
            {
                Entry(json, flow, began, mask ?? (static t => t), isLeftOut ?? (static (_, _) => false));
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Entry(Utf8JsonWriter json, Flow flow, DateTimeOffset began, Func<string, string> mask, Func<int, string, bool> isLeftOut)
    {
        bool Out(string part) => isLeftOut(flow.Number, part);
        json.WriteStartObject();
        json.WriteString("startedDateTime", (began + flow.Offset).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        json.WriteNumber("time", 0);
        json.WriteString("_stage", KebabEnum.Format(flow.Stage));
        if (flow.Origin.Script is { Length: > 0 } script)
        {
            json.WriteStartObject("_initiator");
            json.WriteString("type", flow.Origin.Kind ?? "script");
            json.WriteString("url", script);
            json.WriteEndObject();
        }

        json.WriteStartObject("request");
        json.WriteString("method", flow.Request.Method);
        json.WriteString("url", Out("url") ? WithoutValues(flow.Request.Url) : mask(flow.Request.Url));
        json.WriteString("httpVersion", flow.Request.HttpVersion);
        Headers(json, flow.Request.Headers, (name, value) => Out(name.Equals("Cookie", StringComparison.OrdinalIgnoreCase) ? "cookie" : "header") && !IsOrdinary(name) ? LeftOut : mask(value));
        json.WriteStartArray("queryString");
        json.WriteEndArray();
        json.WriteStartArray("cookies");
        json.WriteEndArray();
        json.WriteNumber("headersSize", -1);
        json.WriteNumber("bodySize", flow.Request.Body.DeclaredLength ?? flow.Request.Body.Bytes.Length);
        if (flow.Request.Body.State != BodyState.None)
        {
            json.WriteStartObject("postData");
            json.WriteString("mimeType", flow.Request.Headers.FirstOrDefault(static h => h.Name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase))?.Value ?? string.Empty);
            if (Out("body"))
            {
                json.WriteString("text", LeftOut);
                json.WriteString("comment", "redacted: a value in another form");
            }
            else
            {
                Body(json, flow.Request.Body, "_encoding", mask);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteStartObject("response");
        var response = flow.Response;
        json.WriteNumber("status", response?.Status ?? 0);
        json.WriteString("statusText", string.Empty);
        json.WriteString("httpVersion", response?.HttpVersion ?? string.Empty);
        Headers(json, response?.Headers ?? [], (_, value) => mask(value));
        json.WriteStartArray("cookies");
        json.WriteEndArray();
        json.WriteStartObject("content");
        json.WriteNumber("size", response?.Body.DeclaredLength ?? 0);
        json.WriteString("mimeType", response?.Headers.FirstOrDefault(static h => h.Name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase))?.Value ?? string.Empty);
        json.WriteEndObject();
        json.WriteString("redirectURL", response?.Headers.FirstOrDefault(static h => h.Name.Equals("Location", StringComparison.OrdinalIgnoreCase))?.Value ?? string.Empty);
        json.WriteNumber("headersSize", -1);
        json.WriteNumber("bodySize", -1);
        json.WriteEndObject();
        json.WriteStartObject("cache");
        json.WriteEndObject();
        json.WriteStartObject("timings");
        json.WriteNumber("send", 0);
        json.WriteNumber("wait", 0);
        json.WriteNumber("receive", 0);
        json.WriteEndObject();
        if (!flow.Frames.IsEmpty)
        {
            json.WriteStartArray("_webSocketMessages");
            foreach (var frame in flow.Frames)
            {
                json.WriteStartObject();
                json.WriteString("type", frame.Direction == FrameDirection.Sent ? "send" : "receive");
                json.WriteNumber("time", (began + frame.Offset).ToUnixTimeMilliseconds() / 1000.0);
                json.WriteNumber("opcode", frame.IsText ? 1 : 2);
                json.WriteString("data", Out("frame") ? LeftOut : frame.IsText ? mask(Encoding.UTF8.GetString(frame.Body.Bytes.Span)) : Convert.ToBase64String(frame.Body.Bytes.Span));
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Headers(Utf8JsonWriter json, ImmutableArray<HeaderField> headers, Func<string, string, string> mask)
    {
        json.WriteStartArray("headers");
        foreach (var header in headers)
        {
            json.WriteStartObject();
            json.WriteString("name", header.Name);
            json.WriteString("value", mask(header.Name, header.Value));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>An address of which only the host is kept.</summary>
    public static string WithoutValues(string url) => (Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri.GetLeftPart(UriPartial.Authority) + "/" : string.Empty) + LeftOut;

    /// <summary>Headers that say how a message is read, and nothing of who sent it.</summary>
    private static bool IsOrdinary(string name) =>
        name.StartsWith("Accept", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase) || name.Equals("Host", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("Sec-", StringComparison.OrdinalIgnoreCase) || name.Equals("Connection", StringComparison.OrdinalIgnoreCase);

    private static void Body(Utf8JsonWriter json, FlowBody body, string encoding, Func<string, string> mask)
    {
        if (body.Reason is { } reason)
        {
            json.WriteString("comment", reason.En);
        }

        try
        {
            json.WriteString("text", mask(Strict.GetString(body.Bytes.Span)));
        }
        catch (DecoderFallbackException)
        {
            json.WriteString("text", Convert.ToBase64String(body.Bytes.Span));
            json.WriteString(encoding, "base64");
        }
    }
}
