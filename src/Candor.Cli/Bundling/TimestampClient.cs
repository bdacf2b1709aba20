using System.Net.Http.Headers;
using Candor.Bundles.Timestamps;

namespace Candor.Cli.Bundling;

/// <summary>Asks a time-stamping authority over HTTP (RFC 3161, 3.4). Only a hash is sent.</summary>
internal static class TimestampClient
{
    private const int MostBytes = 1 << 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Gets a token over a root.</summary>
    /// <exception cref="CommandException">It does not answer, or not with a token for what was asked.</exception>
    public static byte[] Get(Uri authority, ReadOnlyMemory<byte> root, CancellationToken cancellation)
    {
        var query = new TimestampQuery(root);
        using var client = new HttpClient(new SocketsHttpHandler { MaxAutomaticRedirections = 3, UseCookies = false }) { Timeout = Patience, MaxResponseContentBufferSize = MostBytes };
        try
        {
            using var content = new ReadOnlyMemoryContent(query.Bytes);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/timestamp-query");
            using var answer = client.PostAsync(authority, content, cancellation).GetAwaiter().GetResult();
            if (!answer.IsSuccessStatusCode)
            {
                throw CommandException.NotAnalysed($"The time-stamping authority '{authority}' answers {(int)answer.StatusCode}; no bundle was written.");
            }

            return query.ReadAnswer(answer.Content.ReadAsByteArrayAsync(cancellation).GetAwaiter().GetResult());
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or FormatException)
        {
            throw CommandException.NotAnalysed($"The time-stamping authority '{authority}' gave no time-stamp, so no bundle was written: {e.Message}", e);
        }
    }
}
