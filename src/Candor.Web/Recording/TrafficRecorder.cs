using System.Buffers;
using System.Collections.Immutable;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Security.Authentication;
using System.Text;
using Candor.Traffic;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Candor.Web.Recording;

/// <summary>
/// The network of the browser: every connection to every host ends here, is passed on to the real host over a verified connection, and is
/// kept as it stood on the wire. So it sees what the browser's own events lose: beacons at unload, traffic of workers, binary bodies, raw
/// cookies. Both TLS and plain connections come to one port; the first byte tells them apart.
/// </summary>
internal sealed class TrafficRecorder : IAsyncDisposable
{
    /// <summary>Headers that belong to one connection and are not passed on (RFC 9110, 7.6.1).</summary>
    private static readonly HashSet<string> HopByHop = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Keep-Alive", "Proxy-Connection", "Transfer-Encoding", "TE", "Trailer", "Upgrade", "Proxy-Authorization", "Proxy-Authenticate",
    };

    private readonly RecorderOptions _options;
    private readonly TimeProvider _clock;
    private readonly LeafCertificates _certificates;
    private readonly HttpMessageInvoker _upstream;
    private readonly WebApplication _app;
    private readonly CancellationTokenSource _closing = new();
    private readonly Lock _gate = new();
    private readonly List<Exchange> _exchanges = [];
    private readonly long _began;
    private int _visit;
    private int _requestsOfVisit;
    private long _receivedInVisit;
    private long _kept;
    private int _inFlight;
    private long _lastActivity;
    private int _refusedRequests;

    private TrafficRecorder(RecorderOptions options, TimeProvider clock)
    {
        _options = options;
        _clock = clock;
        _began = clock.GetTimestamp();
        _lastActivity = _began;
        _certificates = new(clock);
        _upstream = UpstreamConnector.Create(options);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton<IHostLifetime, QuietLifetime>();
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(Configure);
        _app = builder.Build();
        _app.Run(ServeAsync);
    }

    private void Configure(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = 256L << 20;
        kestrel.Limits.MaxRequestLineSize = 256 << 10;
        kestrel.Limits.MaxRequestBufferSize = 1 << 20;
        kestrel.Limits.MaxRequestHeadersTotalSize = 512 << 10;
        kestrel.Limits.MaxRequestHeaderCount = 500;
        kestrel.Limits.MinRequestBodyDataRate = null;
        kestrel.Limits.MinResponseDataRate = null;
        kestrel.RequestHeaderEncodingSelector = static _ => Encoding.Latin1;
        kestrel.ResponseHeaderEncodingSelector = static _ => Encoding.Latin1;
        kestrel.Listen(IPAddress.Loopback, 0, Listen);
    }

    /// <summary>The port on loopback.</summary>
    public int Port { get; private set; }

    public string PublicKeyHash => _certificates.PublicKeyHash;

    /// <summary>Requests that are not answered to their end yet.</summary>
    public int InFlight => Volatile.Read(ref _inFlight);

    /// <summary>How long nothing was sent and nothing came.</summary>
    public TimeSpan Quiet => _clock.GetElapsedTime(Volatile.Read(ref _lastActivity));

    /// <summary>Requests that were refused since a limit was reached.</summary>
    public int RefusedRequests => Volatile.Read(ref _refusedRequests);

    /// <summary>How many requests were recorded so far.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _exchanges.Count;
            }
        }
    }

    public static async Task<TrafficRecorder> StartAsync(RecorderOptions options, TimeProvider clock, CancellationToken cancellation)
    {
        var recorder = new TrafficRecorder(options, clock);
        await recorder._app.StartAsync(cancellation);
        recorder.Port = new Uri(recorder._app.Urls.First()).Port;
        return recorder;
    }

    /// <summary>Begins a visit: requests from now on belong to it.</summary>
    public int BeginVisit()
    {
        lock (_gate)
        {
            _requestsOfVisit = 0;
            _receivedInVisit = 0;
            return ++_visit;
        }
    }

    /// <summary>What was recorded from a place on, in the order in which it came.</summary>
    public ImmutableArray<Exchange> Since(int index)
    {
        lock (_gate)
        {
            return [.. _exchanges.Skip(index)];
        }
    }

    /// <summary>Waits until nothing is under way and nothing happened for a while.</summary>
    /// <returns>False where the patience ended before.</returns>
    public async Task<bool> SettleAsync(TimeSpan quiet, TimeSpan patience, CancellationToken cancellation)
    {
        var start = _clock.GetTimestamp();
        while (true)
        {
            if (InFlight == 0 && Quiet >= quiet)
            {
                return true;
            }

            if (_clock.GetElapsedTime(start) >= patience)
            {
                return false;
            }

            await Task.Delay(20, cancellation);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
        _upstream.Dispose();
        _certificates.Dispose();
        _closing.Dispose();
    }

    private void Listen(ListenOptions listen)
    {
        ConnectionDelegate? plain = null;
        listen.Protocols = HttpProtocols.Http1;
        listen.Use(secure => async connection =>
        {
            // A TLS connection begins with a handshake record, 22; no HTTP method does.
            var read = await connection.Transport.Input.ReadAsync(connection.ConnectionClosed);
            var isTls = !read.Buffer.IsEmpty && read.Buffer.FirstSpan[0] == 22;
            connection.Transport.Input.AdvanceTo(read.Buffer.Start, read.Buffer.Start);
            await (isTls ? secure : plain!)(connection);
        });
        listen.UseHttps(new HttpsConnectionAdapterOptions
        {
            ServerCertificateSelector = (_, host) => _certificates.For(host),
            SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            HandshakeTimeout = TimeSpan.FromSeconds(10),
        });
        listen.Use(http =>
        {
            plain = http;
            return http;
        });
    }

    /// <summary>Something happened: the time in which nothing does begins anew.</summary>
    public void Touch() => Volatile.Write(ref _lastActivity, _clock.GetTimestamp());

    private async Task ServeAsync(HttpContext context)
    {
        Interlocked.Increment(ref _inFlight);
        Touch();
        try
        {
            await RecordAsync(context);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or HttpRequestException or InvalidOperationException or ObjectDisposedException)
        {
            // The page or the host broke off: what was recorded until then stays.
            context.Abort();
        }
        finally
        {
            Interlocked.Decrement(ref _inFlight);
            Touch();
        }
    }

    private async Task RecordAsync(HttpContext context)
    {
        var request = context.Request;
        var isSecure = context.Features.Get<ITlsConnectionFeature>() is not null;
        var isWebSocket = context.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true }
            && request.Headers.Upgrade.ToString().Contains("websocket", StringComparison.OrdinalIgnoreCase);
        var scheme = (isSecure, isWebSocket) switch
        {
            (true, true) => "wss",
            (false, true) => "ws",
            (true, false) => "https",
            _ => "http",
        };
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var url = target.StartsWith('/') ? $"{scheme}://{request.Host.Value}{target}" : target;
        if (BrowserNoise.Is(request.Host.Host, request.Path.Value ?? string.Empty))
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        Exchange exchange;
        lock (_gate)
        {
            exchange = new(_visit, request.Method, url, request.Protocol, HeadersOf(request.Headers), _clock.GetElapsedTime(_began));
            if (++_requestsOfVisit <= _options.Limits.Requests)
            {
                _exchanges.Add(exchange);
            }
            else
            {
                _refusedRequests++;
                context.Abort();
                return;
            }
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _closing.Token);
        if (_options.Local is { } local && request.Host.Host.Equals(local.Host, StringComparison.OrdinalIgnoreCase))
        {
            await ServeLocalAsync(context, exchange, local, limit.Token);
            return;
        }

        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri))
        {
            exchange.Failure = "not a URL";
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var body = new KeptBody(_options.Limits.RequestBody, Keep);
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), WithoutSocketScheme(uri)) { Version = HttpVersion.Version11, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        if (request.ContentLength > 0 || request.Headers.TransferEncoding.Count > 0)
        {
            message.Content = new StreamContent(new TappedStream(request.Body, body, Touch));
        }

        foreach (var header in exchange.Headers)
        {
            if (!HopByHop.Contains(header.Name) && !(isWebSocket && header.Name.Equals("Sec-WebSocket-Extensions", StringComparison.OrdinalIgnoreCase)))
            {
                if (!message.Headers.TryAddWithoutValidation(header.Name, header.Value))
                {
                    message.Content?.Headers.TryAddWithoutValidation(header.Name, header.Value);
                }
            }
        }

        if (isWebSocket)
        {
            message.Headers.TryAddWithoutValidation("Connection", "Upgrade");
            message.Headers.TryAddWithoutValidation("Upgrade", "websocket");
        }

        HttpResponseMessage response;
        try
        {
            // A beacon outlives its page: that the browser no longer waits for the answer does not call it back.
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(_closing.Token);
            patience.CancelAfter(_options.Limits.Patience);
            response = await _upstream.SendAsync(message, patience.Token);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException or System.Net.Sockets.SocketException)
        {
            exchange.RequestBody = await DrainAsync(request, body, limit.Token);
            exchange.IsRefused = e is PrivateAddressException || e.InnerException is PrivateAddressException;
            exchange.Failure = (e.InnerException ?? e).Message;
            throw;
        }

        using (response)
        {
            exchange.RequestBody = message.Content is null ? FlowBody.None : body.ToFlowBody(request.ContentLength);
            if (isWebSocket && response.StatusCode == HttpStatusCode.SwitchingProtocols)
            {
                await PassSocketAsync(context, exchange, response, limit.Token);
            }
            else
            {
                await PassAsync(context, exchange, response, limit.Token);
            }
        }
    }

    /// <summary>Reads what the page still sends of a body that no host took, so that it is known what the page wanted to send.</summary>
    private static async Task<FlowBody> DrainAsync(HttpRequest request, KeptBody body, CancellationToken cancellation)
    {
        if (request.ContentLength is not > 0 && request.Headers.TransferEncoding.Count == 0)
        {
            return FlowBody.None;
        }

        try
        {
            var buffer = new byte[16 << 10];
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            limit.CancelAfter(TimeSpan.FromSeconds(2));
            for (int read; (read = await request.Body.ReadAsync(buffer, limit.Token)) > 0;)
            {
                body.Add(buffer.AsSpan(0, read));
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or InvalidOperationException)
        {
            // What came so far is kept.
        }

        return body.ToFlowBody(request.ContentLength);
    }

    private async Task ServeLocalAsync(HttpContext context, Exchange exchange, LocalSite local, CancellationToken cancellation)
    {
        var path = Uri.UnescapeDataString(exchange.Path).TrimStart('/');
        var content = path.Contains('\0', StringComparison.Ordinal) ? null : local.Read(path);
        context.Response.StatusCode = content is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        context.Response.ContentType = LocalSite.MediaTypeOf(path);
        exchange.RequestBody = await DrainAsync(context.Request, new(_options.Limits.RequestBody, Keep), cancellation);
        var kept = new KeptBody(_options.Limits.ResponseBody, Keep);
        kept.Add(content);
        exchange.Response = new(context.Response.StatusCode, "HTTP/1.1", [new("Content-Type", context.Response.ContentType)], kept.ToFlowBody(content?.Length ?? 0));
        if (content is not null)
        {
            await context.Response.Body.WriteAsync(content, cancellation);
        }
    }

    private async Task PassAsync(HttpContext context, Exchange exchange, HttpResponseMessage response, CancellationToken cancellation)
    {
        var headers = HeadersOf(response);
        var answer = context.Response;
        answer.StatusCode = (int)response.StatusCode;
        foreach (var header in headers)
        {
            if (!HopByHop.Contains(header.Name) && !header.Name.Equals("Alt-Svc", StringComparison.OrdinalIgnoreCase))
            {
                answer.Headers.Append(header.Name, header.Value);
            }
        }

        var kept = new KeptBody(_options.Limits.ResponseBody, Keep);
        var version = $"HTTP/{response.Version}";
        exchange.Response = new((int)response.StatusCode, version, headers, FlowBody.Missing(KeptBody.BrokenOff));
        if (answer.StatusCode is 204 or 205 or 304 or < 200 || HttpMethods.IsHead(context.Request.Method))
        {
            exchange.Response = exchange.Response with { Body = FlowBody.None };
            return;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(32 << 10);
        try
        {
            await using var source = await response.Content.ReadAsStreamAsync(cancellation);
            while (true)
            {
                using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
                patience.CancelAfter(_options.Limits.Patience);
                var read = await source.ReadAsync(buffer, patience.Token);
                if (read == 0)
                {
                    break;
                }

                Touch();
                kept.Add(buffer.AsSpan(0, read));
                if (kept.Length > _options.Limits.ResponsePassed || Interlocked.Add(ref _receivedInVisit, read) > _options.Limits.StageReceived)
                {
                    exchange.Failure = "larger than the limit; broken off";
                    context.Abort();
                    break;
                }

                await answer.Body.WriteAsync(buffer.AsMemory(0, read), cancellation);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
            exchange.Response = exchange.Response with { Body = kept.ToFlowBody(response.Content.Headers.ContentLength) };
        }
    }

    private async Task PassSocketAsync(HttpContext context, Exchange exchange, HttpResponseMessage response, CancellationToken cancellation)
    {
        var headers = HeadersOf(response);
        foreach (var header in headers)
        {
            if (!HopByHop.Contains(header.Name))
            {
                context.Response.Headers.Append(header.Name, header.Value);
            }
        }

        context.Response.Headers.Upgrade = "websocket";
        exchange.Response = new((int)response.StatusCode, "HTTP/1.1", headers, FlowBody.None);

        // A socket stays open; it is not 'under way' in the sense of a request that is being answered.
        Interlocked.Decrement(ref _inFlight);
        try
        {
            await using var page = await context.Features.GetRequiredFeature<IHttpUpgradeFeature>().UpgradeAsync();
            await using var host = await response.Content.ReadAsStreamAsync(cancellation);
            using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            var index = new WebSocketIndex(_options.Limits.Frames);
            var sent = PumpAsync(page, host, new(exchange, FrameDirection.Sent, index, () => _clock.GetElapsedTime(_began), _options.Limits.RequestBody, Keep), end.Token);
            var received = PumpAsync(host, page, new(exchange, FrameDirection.Received, index, () => _clock.GetElapsedTime(_began), _options.Limits.ResponseBody, Keep), end.Token);
            await Task.WhenAny(sent, received);
            await end.CancelAsync();
            await Task.WhenAll(sent, received);
        }
        finally
        {
            Interlocked.Increment(ref _inFlight);
        }
    }

    private async Task PumpAsync(Stream from, Stream to, WebSocketTap tap, CancellationToken cancellation)
    {
        var buffer = new byte[16 << 10];
        try
        {
            for (int read; (read = await from.ReadAsync(buffer, cancellation)) > 0;)
            {
                Touch();
                tap.Add(buffer.AsSpan(0, read));
                await to.WriteAsync(buffer.AsMemory(0, read), cancellation);
                await to.FlushAsync(cancellation);
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // One side ended.
        }
    }

    /// <summary>Asks for room for bytes of a body.</summary>
    private bool Keep(int bytes) => Interlocked.Add(ref _kept, bytes) <= _options.Limits.Kept;

    private static Uri WithoutSocketScheme(Uri uri) => uri.Scheme switch
    {
        "ws" => new UriBuilder(uri) { Scheme = "http", Port = uri.IsDefaultPort ? 80 : uri.Port }.Uri,
        "wss" => new UriBuilder(uri) { Scheme = "https", Port = uri.IsDefaultPort ? 443 : uri.Port }.Uri,
        _ => uri,
    };

    private static ImmutableArray<HeaderField> HeadersOf(IHeaderDictionary headers) =>
        [.. headers.SelectMany(static h => h.Value.Select(v => new HeaderField(h.Key, v ?? string.Empty)))];

    private static ImmutableArray<HeaderField> HeadersOf(HttpResponseMessage response) =>
        [.. Fields(response.Headers.NonValidated), .. Fields(response.Content.Headers.NonValidated)];

    private static IEnumerable<HeaderField> Fields(HttpHeadersNonValidated headers) =>
        headers.SelectMany(static h => h.Value.Select(v => new HeaderField(h.Key, v)));

    /// <summary>The server ends with its recorder and heeds no signal of the console.</summary>
    private sealed class QuietLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
