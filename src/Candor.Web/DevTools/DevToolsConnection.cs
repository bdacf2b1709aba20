using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Candor.Web.Browser;

namespace Candor.Web.DevTools;

/// <summary>
/// The Chrome DevTools protocol over a pipe: JSON messages, each ended by a zero byte. Commands may be sent from any thread; events are
/// given to their session's listener in the order in which the browser sent them.
/// </summary>
internal sealed class DevToolsConnection : IAsyncDisposable
{
    /// <summary>The longest message that is read, in bytes: a screenshot of a long page has some ten million.</summary>
    private const int LongestMessage = 256 << 20;

    private static readonly TimeSpan DefaultPatience = TimeSpan.FromSeconds(15);

    private readonly Stream _input;
    private readonly Stream _output;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly ConcurrentDictionary<int, (string Method, TaskCompletionSource<JsonElement> Answer)> _pending = new();
    private readonly ConcurrentDictionary<string, Action<DevToolsEvent>> _listeners = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _closing = new();
    private readonly Task _reading;
    private int _lastId;
    private volatile bool _ended;

    public DevToolsConnection(Stream input, Stream output)
    {
        _input = input;
        _output = output;
        _reading = Task.Run(ReadAsync);
    }

    /// <summary>Whether the browser has closed its end.</summary>
    public bool HasEnded => _ended;

    /// <summary>Sets who is told of a session's events; it must not block. The empty session is the browser's own.</summary>
    public void Listen(string session, Action<DevToolsEvent> listener) => _listeners[session] = listener;

    /// <summary>Ends the telling.</summary>
    public void StopListening(string session) => _listeners.TryRemove(session, out _);

    /// <summary>Sends a command and waits for its result.</summary>
    /// <exception cref="DevToolsException">The browser refused it.</exception>
    /// <exception cref="BrowserException">The browser ended, or did not answer in time.</exception>
    public async Task<JsonElement> SendAsync(string method, JsonObject? parameters, string? session, CancellationToken cancellation, TimeSpan? patience = null)
    {
        var id = Interlocked.Increment(ref _lastId);
        var answer = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        _pending[id] = (method, answer);
        try
        {
            if (_ended)
            {
                throw new BrowserException("The browser ended.");
            }

            await WriteAsync(id, method, parameters, session, cancellation);
            return await answer.Task.WaitAsync(patience ?? DefaultPatience, cancellation);
        }
        catch (TimeoutException e)
        {
            throw new BrowserException($"The browser did not answer {method} in time.", e);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            throw new BrowserException("The browser ended.", e);
        }
        finally
        {
            _pending.TryRemove(id, out _);
        }
    }

    /// <summary>Sends a command and does not wait; an answer, or that there is none, is not looked at.</summary>
    public void Post(string method, JsonObject? parameters, string? session) => _ = PostAsync(method, parameters, session);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        try
        {
            await _input.DisposeAsync();
        }
        catch (IOException)
        {
            // The other end is gone already.
        }

        await Task.WhenAny(_reading, Task.Delay(1000));
        _writing.Dispose();
        _closing.Dispose();
    }

    private async Task PostAsync(string method, JsonObject? parameters, string? session)
    {
        try
        {
            await SendAsync(method, parameters, session, _closing.Token);
        }
        catch (Exception e) when (e is DevToolsException or BrowserException or OperationCanceledException or ObjectDisposedException)
        {
            // Nobody waits for it.
        }
    }

    private async Task WriteAsync(int id, string method, JsonObject? parameters, string? session, CancellationToken cancellation)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteNumber("id", id);
            writer.WriteString("method", method);
            if (session is { Length: > 0 })
            {
                writer.WriteString("sessionId", session);
            }

            if (parameters is not null)
            {
                writer.WritePropertyName("params");
                parameters.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        buffer.Write<byte>([0]);
        await _writing.WaitAsync(cancellation);
        try
        {
            await _input.WriteAsync(buffer.WrittenMemory, cancellation);
            await _input.FlushAsync(cancellation);
        }
        finally
        {
            _writing.Release();
        }
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[64 << 10];
        var length = 0;
        try
        {
            while (length < LongestMessage)
            {
                if (length == buffer.Length)
                {
                    Array.Resize(ref buffer, buffer.Length * 2);
                }

                var read = await _output.ReadAsync(buffer.AsMemory(length), _closing.Token);
                if (read == 0)
                {
                    break;
                }

                var searched = length;
                length += read;
                var start = 0;
                for (int zero; (zero = buffer.AsSpan(searched, length - searched).IndexOf((byte)0)) >= 0; searched = start)
                {
                    Dispatch(buffer.AsMemory(start, searched + zero - start));
                    start = searched + zero + 1;
                }

                buffer.AsSpan(start, length - start).CopyTo(buffer);
                length -= start;
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The pipe is closed: told to all who wait, below.
        }

        _ended = true;
        foreach (var (_, answer) in _pending.Values)
        {
            answer.TrySetException(new BrowserException("The browser ended."));
        }
    }

    private void Dispatch(ReadOnlyMemory<byte> message)
    {
        JsonElement root;
        try
        {
            using var document = JsonDocument.Parse(message, new JsonDocumentOptions { MaxDepth = 512 });
            root = document.RootElement.Clone();
        }
        catch (JsonException)
        {
            // A lone surrogate in a page's text is no reason to lose the run.
            return;
        }

        if (root.TryGetProperty("id", out var id))
        {
            if (!_pending.TryGetValue(id.GetInt32(), out var pending))
            {
                return;
            }

            if (root.TryGetProperty("error", out var error))
            {
                pending.Answer.TrySetException(new DevToolsException(pending.Method, error.TryGetProperty("message", out var text) ? text.GetString() ?? string.Empty : string.Empty));
            }
            else
            {
                pending.Answer.TrySetResult(root.TryGetProperty("result", out var result) ? result : default);
            }
        }
        else if (root.TryGetProperty("method", out var method))
        {
            var session = root.TryGetProperty("sessionId", out var name) ? name.GetString() ?? string.Empty : string.Empty;
            if (_listeners.TryGetValue(session, out var listener))
            {
                listener(new(method.GetString() ?? string.Empty, session, root.TryGetProperty("params", out var parameters) ? parameters : default));
            }
        }
    }
}
