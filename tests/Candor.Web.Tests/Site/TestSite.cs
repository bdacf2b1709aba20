using System.Collections.Concurrent;
using System.Net;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Candor.Web.Recording;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Candor.Web.Site;

/// <summary>
/// One server for many invented domains, over https with certificates of its own authority. It serves the folders of hosts, answers what a
/// handler answers, and keeps every request.
/// </summary>
public sealed class TestSite : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, string> _folders = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, Func<HttpContext, Task>> _handlers = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentQueue<SiteRequest> _requests = new();
    private readonly ConcurrentDictionary<string, X509Certificate2> _leaves = new(StringComparer.OrdinalIgnoreCase);
    private readonly X509Certificate2 _root;
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private TestSite()
    {
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Candor test authority", rootKey, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        _root = X509CertificateLoader.LoadPkcs12(
            request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(10)).Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(https => https.ServerCertificateSelector = (_, host) => Leaf(host ?? "none.example")));
            kestrel.Listen(IPAddress.Loopback, 0);
        });
        _app = builder.Build();
        _app.UseWebSockets();
        _app.Run(AnswerAsync);
    }

    public IEnumerable<SiteRequest> Requests => _requests;

    public int HttpsPort { get; private set; }

    public int HttpPort { get; private set; }

    /// <summary>The authority that an audit has to trust.</summary>
    public X509Certificate2 Root => _root;

    public string RootPem => _root.ExportCertificatePem();

    public RecorderOptions Options => new(AllowPrivate: true, [new HostRule("*", IPAddress.Loopback, HttpsPort, HttpPort)], [X509CertificateLoader.LoadCertificate(_root.RawData)], null, RecorderLimits.Default);

    public static async Task<TestSite> StartAsync()
    {
        var site = new TestSite();
        await site._app.StartAsync();
        var urls = site._app.Urls.Select(static u => new Uri(u)).ToList();
        site.HttpsPort = urls.First(static u => u.Scheme == "https").Port;
        site.HttpPort = urls.First(static u => u.Scheme == "http").Port;
        return site;
    }

    /// <summary>Serves a folder under a host; a file <c>headers.txt</c> beside a page adds its lines as headers.</summary>
    public void Folder(string host, string folder) => _folders[host] = folder;

    /// <summary>Answers a path of a host.</summary>
    public void On(string hostAndPath, Func<HttpContext, Task> handler) => _handlers[hostAndPath] = handler;

    /// <summary>Answers a path of a host with a page.</summary>
    public void Page(string hostAndPath, string html) => On(hostAndPath, async context =>
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(html);
    });

    public void Clear() => _requests.Clear();

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _key.Dispose();
        _root.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        var host = context.Request.Host.Host;
        var path = context.Request.Path.Value ?? "/";
        if (!context.WebSockets.IsWebSocketRequest)
        {
            await context.Request.Body.CopyToAsync(body);
        }

        _requests.Enqueue(new(
            context.Request.Method,
            host,
            path,
            context.Request.QueryString.Value ?? string.Empty,
            context.Request.Headers.ToDictionary(static h => h.Key, static h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            body.ToArray()));
        if (_handlers.TryGetValue(host + path, out var handler))
        {
            await handler(context);
            return;
        }

        if (context.WebSockets.IsWebSocketRequest)
        {
            await EchoAsync(context);
            return;
        }

        // Everybody may read everything: the tests are of who is sent what, not of CORS.
        context.Response.Headers.AccessControlAllowOrigin = context.Request.Headers.Origin.Count > 0 ? context.Request.Headers.Origin : "*";
        context.Response.Headers.AccessControlAllowCredentials = "true";
        context.Response.Headers.AccessControlAllowHeaders = context.Request.Headers.AccessControlRequestHeaders.Count > 0 ? context.Request.Headers.AccessControlRequestHeaders : "*";
        context.Response.Headers.AccessControlAllowMethods = "GET, POST, PUT, OPTIONS";
        if (_folders.TryGetValue(host, out var folder))
        {
            var file = Path.GetFullPath(Path.Combine(folder, path.TrimStart('/').Length == 0 ? "index.html" : path.TrimStart('/')));
            if (File.Exists(file) && file.StartsWith(folder, StringComparison.Ordinal))
            {
                context.Response.ContentType = LocalSite.MediaTypeOf(file) is var type && type.StartsWith("text/", StringComparison.Ordinal) ? type + "; charset=utf-8" : LocalSite.MediaTypeOf(file);
                await context.Response.SendFileAsync(file);
                return;
            }

            context.Response.StatusCode = context.Request.Method == "GET" && !path.StartsWith("/api", StringComparison.Ordinal) && path.Contains('.', StringComparison.Ordinal) ? 404 : 200;
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync("{\"ok\":true}");
            return;
        }

        // A host of which nothing is known is a collector: it takes everything, and knows the browser again.
        if (context.Request.Method != "OPTIONS" && !context.Request.Headers.Cookie.ToString().Contains("uid=", StringComparison.Ordinal) && host.StartsWith("track", StringComparison.Ordinal))
        {
            context.Response.Headers.SetCookie = $"uid={Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(host + _requests.Count)))[..24]}; Max-Age=63072000; Path=/; Secure; SameSite=None";
        }

        context.Response.StatusCode = path.EndsWith(".js", StringComparison.Ordinal) ? 404 : 200;
        await context.Response.WriteAsync(string.Empty);
    }

    private static async Task EchoAsync(HttpContext context)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var buffer = new byte[64 << 10];
        try
        {
            while (socket.State == WebSocketState.Open)
            {
                var received = await socket.ReceiveAsync(buffer, context.RequestAborted);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
                    return;
                }

                await socket.SendAsync(buffer.AsMemory(0, received.Count), received.MessageType, received.EndOfMessage, context.RequestAborted);
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // The page left.
        }
    }

    private X509Certificate2 Leaf(string host) => _leaves.GetOrAdd(host, name =>
    {
        var request = new CertificateRequest("CN=" + (name.Length < 60 ? name : "long.example"), _key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        using var made = request.Create(_root, DateTimeOffset.UtcNow.AddHours(-20), DateTimeOffset.UtcNow.AddDays(9), SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name))[..12]);
        using var withKey = made.CopyWithPrivateKey(_key);
        return X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable);
    });
}
