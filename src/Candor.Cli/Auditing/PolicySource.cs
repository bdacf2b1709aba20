using System.Net;
using System.Net.Sockets;
using Candor.Web.Recording;

namespace Candor.Cli.Auditing;

/// <summary>Gets a policy from a file or from an address. An address is fetched once, as it is, without running its scripts.</summary>
internal static class PolicySource
{
    private const int MostBytes = 64 << 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The bytes, and the name by which the reader tells the format.</summary>
    /// <exception cref="CommandException">There is no such file, or the address does not answer with a document.</exception>
    public static async Task<(byte[] Bytes, string Name)> ReadAsync(string source, CancellationToken cancellation)
    {
        if (!source.Contains("://", StringComparison.Ordinal))
        {
            return (InputFile.Read(source), Path.GetFileName(source));
        }

        if (!Uri.TryCreate(source, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            throw CommandException.Usage($"'{source}' is no address that can be fetched; give http://, https:// or a file.");
        }

        using var handler = new SocketsHttpHandler { MaxAutomaticRedirections = 5, AutomaticDecompression = DecompressionMethods.All, UseCookies = false, UseProxy = HttpClient.DefaultProxy.GetProxy(address) is not null, ConnectCallback = (context, token) => ConnectAsync(address, context.DnsEndPoint, token) };
        using var client = new HttpClient(handler) { Timeout = Patience };
        try
        {
            using var answer = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellation);
            if (!answer.IsSuccessStatusCode)
            {
                throw CommandException.NotAnalysed($"'{source}' answers {(int)answer.StatusCode}; open it in a browser, save the page and give the file.");
            }

            await using var stream = await answer.Content.ReadAsStreamAsync(cancellation);
            using var bytes = new MemoryStream();
            var buffer = new byte[1 << 16];
            while (bytes.Length <= MostBytes && await stream.ReadAsync(buffer, cancellation) is > 0 and var read)
            {
                bytes.Write(buffer, 0, read);
            }

            return (bytes.ToArray(), Path.GetFileName(address.AbsolutePath) is { Length: > 0 } name ? name : "policy");
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException)
        {
            throw CommandException.NotAnalysed($"'{source}' could not be fetched: {e.Message}", e);
        }
    }

    // Whoever names an address may name one of their own network; a page that redirects may not lead there.
    private static async ValueTask<Stream> ConnectAsync(Uri asked, DnsEndPoint end, CancellationToken cancellation)
    {
        var addresses = await Dns.GetHostAddressesAsync(end.Host, cancellation);
        var isAsked = string.Equals(end.Host, asked.IdnHost, StringComparison.OrdinalIgnoreCase) && end.Port == asked.Port;
        var isProxy = HttpClient.DefaultProxy.GetProxy(asked) is { } proxy && string.Equals(end.Host, proxy.IdnHost, StringComparison.OrdinalIgnoreCase);
        var allowed = isAsked || isProxy ? addresses : Array.FindAll(addresses, AddressPolicy.IsPublic);
        if (allowed.Length == 0)
        {
            throw new HttpRequestException($"it leads to '{end.Host}', an address of a private network.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, end.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException)
        {
            socket.Dispose();
            throw;
        }
    }
}
