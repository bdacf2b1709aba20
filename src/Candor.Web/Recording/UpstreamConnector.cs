using System.Net;
using System.Net.Http;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace Candor.Web.Recording;

/// <summary>Connects to the hosts that a page asks for, verifies them, and refuses addresses that an audit may not reach.</summary>
internal static class UpstreamConnector
{
    public static HttpMessageInvoker Create(RecorderOptions options)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            AutomaticDecompression = DecompressionMethods.None,
            ActivityHeadersPropagator = null,
            ConnectTimeout = options.Limits.Patience,
            MaxConnectionsPerServer = 32,
            MaxResponseHeadersLength = 128,
            ConnectCallback = (context, cancellation) => ConnectAsync(options, context, cancellation),
        };
        if (options.Roots.Count > 0)
        {
            handler.SslOptions.CertificateChainPolicy = Policy(options.Roots);
        }

        return new(handler, disposeHandler: true);
    }

    /// <summary>The given roots alone: a chain policy with roots of its own does not ask the system's.</summary>
    private static X509ChainPolicy Policy(X509Certificate2Collection roots)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.AddRange(roots);
        using var system = new X509Store(StoreName.Root, StoreLocation.CurrentUser);
        system.Open(OpenFlags.ReadOnly);
        policy.CustomTrustStore.AddRange(system.Certificates);
        using var machine = new X509Store(StoreName.Root, StoreLocation.LocalMachine);
        machine.Open(OpenFlags.ReadOnly);
        policy.CustomTrustStore.AddRange(machine.Certificates);
        return policy;
    }

    private static async ValueTask<Stream> ConnectAsync(RecorderOptions options, SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var host = context.DnsEndPoint.Host;
        var port = context.DnsEndPoint.Port;
        IPAddress[] addresses;
        if (options.Hosts.FirstOrDefault(r => r.Matches(host)) is { } rule)
        {
            addresses = [rule.Address];
            port = (context.InitialRequestMessage.RequestUri?.Scheme is "http" or "ws" ? rule.HttpPort : rule.HttpsPort) ?? port;
        }
        else if (IPAddress.TryParse(host.Trim('[', ']'), out var literal))
        {
            addresses = [literal];
        }
        else
        {
            addresses = await Dns.GetHostAddressesAsync(host, cancellation);
        }

        var allowed = options.AllowPrivate ? addresses : Array.FindAll(addresses, AddressPolicy.IsPublic);
        if (allowed.Length == 0)
        {
            throw addresses.Length > 0 ? new PrivateAddressException(host, addresses[0]) : new SocketException((int)SocketError.HostNotFound);
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException)
        {
            socket.Dispose();
            throw;
        }
    }
}
