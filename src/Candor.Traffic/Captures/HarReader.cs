using System.Globalization;
using System.Text.Json;

namespace Candor.Traffic.Captures;

/// <summary>Reads HAR 1.2 (w3c.github.io/web-performance/specs/HAR), with what Chrome adds: WebSocket messages, initiators, resource types.</summary>
internal sealed class HarReader(Stream stream, TrafficLimits limits, List<CaptureProblem> problems)
{
    private DateTimeOffset? _first;

    /// <summary>The flows in the order of the file.</summary>
    /// <exception cref="BadCaptureException">The file breaks before its first entry.</exception>
    public IEnumerable<Flow> Read()
    {
        var splitter = new EntrySplitter(stream, limits.EntryBytes);
        var number = 0;
        var bad = 0;
        while (true)
        {
            byte[]? entry;
            try
            {
                entry = splitter.Next();
            }
            catch (Exception e) when (e is BadCaptureException or InvalidDataException && number > 0)
            {
                problems.Add(new(
                    new("录制文件其余部分", "The rest of the capture"),
                    new($"文件在第 {splitter.Offset} 字节处中断。", $"The file breaks at byte {splitter.Offset}.")));
                break;
            }

            if (entry is null)
            {
                break;
            }

            number++;
            if (Parse(entry, number) is { } flow)
            {
                yield return flow;
            }
            else
            {
                bad++;
            }
        }

        if (splitter.TooLarge > 0)
        {
            problems.Add(new(
                new($"{splitter.TooLarge} 条过大的记录", $"{splitter.TooLarge} entries"),
                new($"每条多于 {limits.EntryBytes >> 20} MiB。", $"Each is larger than {limits.EntryBytes >> 20} MiB.")));
        }

        if (bad > 0)
        {
            problems.Add(new(
                new($"{bad} 条无法读取的记录", $"{bad} entries"),
                new("不是 HAR 格式的 JSON，或没有请求。", "They are no JSON of the form of HAR, or hold no request.")));
        }

        if (number == 0 && splitter.TooLarge == 0)
        {
            problems.Add(new(
                new("整个录制文件", "The whole capture"),
                new("文件中没有 log.entries，或其中没有记录。", "The file has no log.entries, or there is nothing in it.")));
        }
    }

    private Flow? Parse(byte[] bytes, int number)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes, new() { MaxDepth = 128 });
            var entry = document.RootElement;
            if (Object(entry, "request") is not { } request || Text(request, "url") is not { Length: > 0 } url)
            {
                return null;
            }

            var offset = Offset(entry);
            return new(
                number,
                new(Text(request, "method") ?? "GET", url, Text(request, "httpVersion") ?? "", HarBodies.Headers(request), HarBodies.OfRequest(request)),
                Object(entry, "response") is { } response
                    ? new((int)Math.Clamp(Number(response, "status") ?? 0, 0, 999), Text(response, "httpVersion") ?? "", HarBodies.Headers(response), HarBodies.OfResponse(response))
                    : null,
                HarBodies.Frames(entry, _first),
                offset,
                KebabStage(Text(entry, "_stage")),
                Origin(entry));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a string with half a surrogate pair.
            return null;
        }
    }

    private TimeSpan Offset(JsonElement entry)
    {
        if (!DateTimeOffset.TryParse(Text(entry, "startedDateTime"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var started))
        {
            return TimeSpan.Zero;
        }

        _first ??= started;
        var offset = started - _first.Value;
        return offset > TimeSpan.Zero ? offset : TimeSpan.Zero;
    }

    private static FlowOrigin Origin(JsonElement entry)
    {
        var kind = Text(entry, "_resourceType");
        if (Object(entry, "_initiator") is not { } initiator)
        {
            return kind is null ? FlowOrigin.Unknown : FlowOrigin.Unknown with { Kind = kind };
        }

        var script = Text(initiator, "url");
        var line = Number(initiator, "lineNumber");
        long? column = null;
        if (Object(initiator, "stack") is { } stack && stack.TryGetProperty("callFrames", out var frames) && frames.ValueKind == JsonValueKind.Array)
        {
            foreach (var frame in frames.EnumerateArray())
            {
                if (Text(frame, "url") is { Length: > 0 } url)
                {
                    (script, line, column) = (url, Number(frame, "lineNumber"), Number(frame, "columnNumber"));
                    break;
                }
            }
        }

        return new(kind ?? Text(initiator, "type"), script, Position(line), Position(column), null, null);
    }

    private static int? Position(long? zeroBased) => zeroBased is >= 0 and < int.MaxValue ? (int)zeroBased + 1 : null;

    private static Stage KebabStage(string? word) => word switch
    {
        "before-consent" => Stage.BeforeConsent,
        "after-consent" => Stage.AfterConsent,
        "after-refusal" => Stage.AfterRefusal,
        "after-withdrawal" => Stage.AfterWithdrawal,
        "opt-out-signal" => Stage.OptOutSignal,
        _ => Stage.Unknown,
    };

    private static JsonElement? Object(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : null;

    private static string? Text(JsonElement element, string name) => HarBodies.Text(element, name);

    private static long? Number(JsonElement element, string name) => HarBodies.Number(element, name);
}
