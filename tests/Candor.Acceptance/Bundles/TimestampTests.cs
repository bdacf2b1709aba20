using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Candor.Acceptance.Command;

namespace Candor.Acceptance.Bundles;

/// <summary>Time-stamps of an authority that OpenSSL plays on this machine.</summary>
public class TimestampTests
{
    [Fact]
    public async Task A_bundle_is_time_stamped_and_openssl_agrees()
    {
        using var folder = new TemporaryFolder();
        await MakeAuthorityAsync(folder);
        var port = FreePort();
        using var server = new HttpListener();
        server.Prefixes.Add($"http://127.0.0.1:{port}/");
        server.Start();
        var serving = Task.Run(() => ServeAsync(server, folder), TestContext.Current.CancellationToken);

        Assert.Equal(0, CandorProcess.Run("key", "new", folder.At("key.pem")).ExitCode);
        string[] audit = ["audit", Repository.At("samples", "honest", "honest.apk"), "--fail-on", "never", "--out", folder.At("out"), "--key", folder.At("key.pem")];
        var outcome = CandorProcess.Run([.. audit, "--bundle", folder.At("bundle.zip"), "--timestamp", $"http://127.0.0.1:{port}/tsa"]);
        Assert.True(outcome.ExitCode == 0, outcome.Error);

        using var told = JsonDocument.Parse(CandorProcess.Run("verify", folder.At("bundle.zip"), "--json", "--timestamp-ca", folder.At("ca.pem")).Output);
        Assert.Equal("intact", told.RootElement.GetProperty("verdict").GetString());
        var timestamp = told.RootElement.GetProperty("timestamp");
        Assert.True(timestamp.GetProperty("trusted").GetBoolean());
        Assert.Contains("Candor test time-stamps", timestamp.GetProperty("authority").GetString(), StringComparison.Ordinal);
        Assert.Contains("its certificate was not checked", CandorProcess.Run("verify", folder.At("bundle.zip")).Output, StringComparison.Ordinal);
        Assert.Equal(1, CandorProcess.Run("verify", folder.At("bundle.zip"), "--timestamp-ca", folder.At("other.pem")).ExitCode);

        // OpenSSL checks the token over the root by itself.
        System.IO.Compression.ZipFile.ExtractToDirectory(folder.At("bundle.zip"), folder.At("open"));
        OpenSsl(folder, "ts", "-verify", "-digest", told.RootElement.GetProperty("root").GetString()!, "-in", folder.At("open/timestamp.tst"), "-token_in", "-CAfile", folder.At("ca.pem"));

        // Each bit of the token counts, and it goes along when something is taken out.
        var file = folder.At("open/timestamp.tst");
        var token = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        foreach (var at in new[] { 3, token.Length / 2, token.Length - 1 })
        {
            token[at] ^= 1;
            await File.WriteAllBytesAsync(file, token, TestContext.Current.CancellationToken);
            Assert.Equal(1, CandorProcess.Run("verify", folder.At("open")).ExitCode);
            token[at] ^= 1;
        }

        Assert.Equal(0, CandorProcess.Run("redact", folder.At("bundle.zip"), "--out", folder.At("public"), "--exhibit", "README.txt", "--key", folder.At("key.pem")).ExitCode);
        Assert.Contains("time-stamped", CandorProcess.Run("verify", folder.At("public"), "--timestamp-ca", folder.At("ca.pem")).Output, StringComparison.Ordinal);

        // An authority that does not answer, or with something else, costs the bundle and is told.
        var refused = CandorProcess.Run([.. audit, "--bundle", folder.At("none"), "--timestamp", $"http://127.0.0.1:{port}/wrong"]);
        Assert.Equal(3, refused.ExitCode);
        Assert.Contains("no time-stamp, so no bundle was written", refused.Error, StringComparison.Ordinal);
        Assert.False(Path.Exists(folder.At("none")));
        server.Stop();
        await serving;
    }

    private static async Task ServeAsync(HttpListener server, TemporaryFolder folder)
    {
        while (server.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await server.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            byte[] answer;
            if (context.Request.Url!.AbsolutePath == "/tsa" && context.Request.ContentType == "application/timestamp-query")
            {
                await using (var query = File.Create(folder.At("query.tsq")))
                {
                    await context.Request.InputStream.CopyToAsync(query);
                }

                OpenSsl(folder, "ts", "-reply", "-config", folder.At("ts.cnf"), "-section", "tsa", "-queryfile", folder.At("query.tsq"), "-out", folder.At("reply.tsr"));
                answer = await File.ReadAllBytesAsync(folder.At("reply.tsr"));
            }
            else
            {
                answer = "<html>"u8.ToArray();
            }

            context.Response.ContentType = "application/timestamp-reply";
            await context.Response.OutputStream.WriteAsync(answer);
            context.Response.Close();
        }
    }

    private static async Task MakeAuthorityAsync(TemporaryFolder folder)
    {
        await File.WriteAllTextAsync(folder.At("serial"), "01");
        await File.WriteAllTextAsync(folder.At("use.ext"), "keyUsage=critical,digitalSignature\nextendedKeyUsage=critical,timeStamping\n");
        await File.WriteAllTextAsync(folder.At("ts.cnf"), $"""
            [tsa]
            serial = {folder.At("serial")}
            signer_cert = {folder.At("tsa.pem")}
            certs = {folder.At("ca.pem")}
            signer_key = {folder.At("tsa.key")}
            signer_digest = sha256
            default_policy = 1.2.3.4.1
            digests = sha256
            accuracy = secs:1
            ess_cert_id_alg = sha256
            """);
        foreach (var (name, subject) in new[] { ("ca", "/CN=Candor test root"), ("other", "/CN=Another root") })
        {
            OpenSsl(folder, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", folder.At(name + ".key"), "-out", folder.At(name + ".pem"), "-days", "2", "-subj", subject);
        }

        OpenSsl(folder, "req", "-new", "-newkey", "rsa:2048", "-nodes", "-keyout", folder.At("tsa.key"), "-out", folder.At("tsa.csr"), "-subj", "/CN=Candor test time-stamps");
        OpenSsl(folder, "x509", "-req", "-in", folder.At("tsa.csr"), "-CA", folder.At("ca.pem"), "-CAkey", folder.At("ca.key"), "-CAcreateserial", "-days", "2", "-extfile", folder.At("use.ext"), "-out", folder.At("tsa.pem"));
    }

    private static void OpenSsl(TemporaryFolder folder, params string[] arguments)
    {
        var outcome = CandorProcess.Start("openssl", arguments);
        Assert.True(outcome.ExitCode == 0, $"{folder.Path}: openssl {string.Join(' ', arguments)}: {outcome.Output}{outcome.Error}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
