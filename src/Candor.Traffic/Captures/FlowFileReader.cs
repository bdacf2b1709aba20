using System.Collections.Immutable;
using System.Globalization;

namespace Candor.Traffic.Captures;

/// <summary>
/// Reads flow files of mitmproxy as they are: tnetstrings on end, one a flow, of any version whose flows have a request of named parts (version 4 of 2018
/// to today's; Debian's mitmproxy 8 writes 17). HTTP flows with their WebSocket messages and raw TCP flows are read; DNS flows are counted.
/// </summary>
internal sealed class FlowFileReader(Stream stream, TrafficLimits limits, List<CaptureProblem> problems)
{
    private static readonly LocalizedText NotKept = new(
        "录制工具未保存该内容（例如以流式转发的大文件）。",
        "The recorder did not keep it (as of large bodies that it streamed).");

    private long _offset;
    private double? _first;

    /// <summary>The flows in the order of the file.</summary>
    /// <exception cref="BadCaptureException">The file breaks inside its first flow.</exception>
    public IEnumerable<Flow> Read()
    {
        var number = 0;
        var others = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var tooLarge = 0;
        var unreadable = 0;
        while (true)
        {
            Tnetstring? value;
            try
            {
                var bytes = Next(out var isTooLarge);
                if (isTooLarge)
                {
                    tooLarge++;
                    number++;
                    continue;
                }

                if (bytes is null)
                {
                    break;
                }

                value = Tnetstring.Read(bytes, _offset - bytes.Length);
                if (value["type"] is null)
                {
                    throw new BadCaptureException("There is a value that is no flow", _offset - bytes.Length);
                }
            }
            catch (Exception e) when (e is BadCaptureException or InvalidDataException && number > 0)
            {
                problems.Add(new(new("录制文件其余部分", "The rest of the capture"), new($"文件在第 {_offset} 字节附近中断。", $"The file breaks near byte {_offset}.")));
                break;
            }

            number++;
            var type = value["type"]?.AsText() ?? "?";
            if (ToFlow(value, type, number) is { } flow)
            {
                yield return flow;
            }
            else if (type is "http" or "websocket")
            {
                unreadable++;
            }
            else
            {
                others[type] = others.GetValueOrDefault(type) + 1;
            }
        }

        if (tooLarge > 0)
        {
            problems.Add(new(
                new($"{tooLarge} 条过大的记录", $"{tooLarge} flows"),
                new($"每条多于 {limits.EntryBytes >> 20} MiB。", $"Each is larger than {limits.EntryBytes >> 20} MiB.")));
        }

        if (unreadable > 0)
        {
            problems.Add(new(new($"{unreadable} 条无法读取的记录", $"{unreadable} flows"), new("其中没有请求。", "They hold no request.")));
        }

        foreach (var (type, count) in others)
        {
            problems.Add(new(new($"{count} 条 {type} 记录", $"{count} flows of the type {type}"), new("只读取 HTTP、WebSocket 与 TCP。", "Only HTTP, WebSocket and TCP are read.")));
        }
    }

    /// <summary>The bytes of the next value; null at the end of the file, and where it is larger than is read.</summary>
    private byte[]? Next(out bool isTooLarge)
    {
        isTooLarge = false;
        Span<byte> head = stackalloc byte[16];
        var n = 0;
        long length = 0;
        while (true)
        {
            var b = stream.ReadByte();
            if (b < 0)
            {
                return n == 0 ? null : throw new BadCaptureException("The file ends inside a length", _offset);
            }

            _offset++;
            if (b is '\n' or '\r' && n == 0)
            {
                continue;
            }

            head[n++] = (byte)b;
            if (b == ':')
            {
                break;
            }

            if (b is < '0' or > '9' || n > 12)
            {
                throw new BadCaptureException("There is no length", _offset - 1);
            }

            length = (length * 10) + b - '0';
        }

        if (length > limits.EntryBytes)
        {
            isTooLarge = true;
            Skip(length + 1);
            return null;
        }

        var bytes = new byte[n + (int)length + 1];
        head[..n].CopyTo(bytes);
        var got = stream.ReadAtLeast(bytes.AsSpan(n), (int)length + 1, throwOnEndOfStream: false);
        _offset += got;
        return got == length + 1 ? bytes : throw new BadCaptureException($"A flow of {length} bytes is longer than what is left", _offset);
    }

    private void Skip(long count)
    {
        var buffer = new byte[1 << 16];
        while (count > 0)
        {
            var got = stream.Read(buffer, 0, (int)Math.Min(count, buffer.Length));
            if (got == 0)
            {
                throw new BadCaptureException("The file ends inside a flow", _offset);
            }

            count -= got;
            _offset += got;
        }
    }

    private Flow? ToFlow(Tnetstring value, string type, int number)
    {
        if (type == "tcp")
        {
            return Tcp(value, number);
        }

        // Versions before 10 kept WebSocket messages in a flow of their own, with the handshake inside it.
        var http = type == "websocket" ? value["handshake_flow"] : value;
        if (http?["request"] is not { } request || request["host"] is null)
        {
            return null;
        }

        var started = request["timestamp_start"]?.AsNumber();
        _first ??= started;
        var messages = (type == "websocket" ? value["messages"] : value["websocket"]?["messages"]) ?? null;
        return new(
            number,
            new(request["method"]?.AsText() ?? "GET", Url(request), request["http_version"]?.AsText() ?? "", Headers(request), Body(request)),
            http["response"] is { } response
                ? new((int)Math.Clamp(response["status_code"]?.AsNumber() ?? 0, 0, 999), response["http_version"]?.AsText() ?? "", Headers(response), Body(response))
                : null,
            messages is null ? [] : Frames(messages, isTcp: false),
            Offset(started),
            Stage.Unknown,
            FlowOrigin.Unknown);
    }

    /// <summary>A raw connection: what was sent on it, as the frames of a flow to its address.</summary>
    private Flow? Tcp(Tnetstring value, int number)
    {
        if (value["server_conn"]?["address"] is not { Items.Count: >= 2 } address || value["messages"] is not { } messages)
        {
            return null;
        }

        var started = value["client_conn"]?["timestamp_start"]?.AsNumber();
        _first ??= started;
        var host = value["server_conn"]?["sni"]?.AsText() is { Length: > 0 } name ? name : address.Items[0].AsText();
        return new(
            number,
            new("TCP", $"tcp://{host}:{address.Items[1].AsText()}", "", [], FlowBody.None),
            null,
            Frames(messages, isTcp: true),
            Offset(started),
            Stage.Unknown,
            FlowOrigin.Unknown);
    }

    private static string Url(Tnetstring request)
    {
        var scheme = request["scheme"]?.AsText() is { Length: > 0 } s ? s : "http";
        var host = request["host"]!.AsText();
        var port = (int)(request["port"]?.AsNumber() ?? 0);
        if (System.Net.IPAddress.TryParse(host, out _))
        {
            // Redirected traffic has the address; the name stands in the message.
            var named = Headers(request).FirstOrDefault(static h => h.Name.Equals("host", StringComparison.OrdinalIgnoreCase))?.Value;
            var authority = named ?? request["authority"]?.AsText();
            if (authority is { Length: > 0 })
            {
                var colon = authority.StartsWith('[') ? authority.IndexOf("]:", StringComparison.Ordinal) + 1 : authority.LastIndexOf(':');
                host = colon > 0 ? authority[..colon] : authority;
            }
            else if (host.Contains(':', StringComparison.Ordinal))
            {
                host = $"[{host}]";
            }
        }

        var path = request["path"]?.AsText() ?? "/";
        var isDefault = port is 0 || (scheme == "https" && port == 443) || (scheme == "http" && port == 80);
        return string.Create(CultureInfo.InvariantCulture, $"{scheme}://{host}{(isDefault ? "" : $":{port}")}{(path.StartsWith('/') ? path : "/" + path)}");
    }

    private static ImmutableArray<HeaderField> Headers(Tnetstring message)
    {
        if (message["headers"] is not { } headers)
        {
            return [];
        }

        return [.. headers.Items.Where(static h => h.Items.Count >= 2).Take(1_000).Select(static h => new HeaderField(h.Items[0].AsText(), h.Items[1].AsText()))];
    }

    private static FlowBody Body(Tnetstring message) =>
        message["content"] is { } content
            ? FlowBody.Of(content.Bytes)
            : FlowBody.Missing(NotKept, Headers(message).FirstOrDefault(static h => h.Name.Equals("content-length", StringComparison.OrdinalIgnoreCase)) is { } length && long.TryParse(length.Value, out var declared) ? declared : null);

    /// <summary>Messages of a WebSocket are lists of type, sender, content, time …; those of TCP of sender, content, time.</summary>
    private ImmutableArray<WebSocketFrame> Frames(Tnetstring messages, bool isTcp)
    {
        var frames = ImmutableArray.CreateBuilder<WebSocketFrame>();
        var shift = isTcp ? 0 : 1;
        foreach (var message in messages.Items.Where(m => m.Items.Count >= shift + 3).Take(100_000))
        {
            frames.Add(new(
                frames.Count,
                message.Items[shift].IsTrue() ? FrameDirection.Sent : FrameDirection.Received,
                !isTcp && message.Items[0].AsNumber() is 1,
                FlowBody.Of(message.Items[shift + 1].Bytes, isContentDecoded: true),
                Offset(message.Items[shift + 2].AsNumber())));
        }

        return frames.ToImmutable();
    }

    private TimeSpan Offset(double? seconds)
    {
        var offset = (seconds ?? 0) - (_first ?? 0);
        return offset is > 0 and < 1e9 ? TimeSpan.FromSeconds(offset) : TimeSpan.Zero;
    }
}
