using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Candor.Acceptance.Command;

/// <summary><c>candor policy FILE|URL</c> as a person uses it.</summary>
public class PolicyCommandTests
{
    private static readonly byte[] News = File.ReadAllBytes(Repository.At("samples", "news", "policy.zh.html"));

    [Theory]
    [InlineData("zh", "缺少的内容", "联系方式")]
    [InlineData("en", "Missing contents", "Contact")]
    public void It_prints_tables_quotes_and_what_is_missing(string language, string missing, string content)
    {
        var outcome = CandorProcess.Run("policy", Repository.At("samples", "honest", $"policy.{language}.html"), "--lang", language);
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains(missing, outcome.Output, StringComparison.Ordinal);
        Assert.Contains(content, outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public void Json_holds_what_the_printed_form_says_and_every_quote_is_at_its_place(string language)
    {
        var outcome = CandorProcess.Run("policy", Repository.At("samples", "news", $"policy.{language}.html"), "--json");
        Assert.Equal(0, outcome.ExitCode);
        using var json = JsonDocument.Parse(outcome.Output);
        var root = json.RootElement;
        Assert.NotEmpty(root.GetProperty("disclosures").EnumerateArray());
        Assert.Equal(language, root.GetProperty("policy").GetProperty("language").GetString());
        var again = CandorProcess.Run("policy", Repository.At("samples", "news", $"policy.{language}.html"), "--json");
        Assert.Equal(outcome.Output, again.Output);
    }

    [Theory]
    [InlineData("menu.html", "<html><body><h1>今日菜单</h1><p>红烧肉、清蒸鱼、米饭，欢迎光临本店。</p></body></html>")]
    [InlineData("empty.txt", "")]
    [InlineData("shell.html", "<html><head><script>window.__DATA__='0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789';</script></head><body><div id=root></div></body></html>")]
    public void What_is_no_policy_ends_with_3_and_says_why(string name, string text)
    {
        using var folder = new TemporaryFolder();
        var outcome = CandorProcess.Run("policy", folder.Write(name, Encoding.UTF8.GetBytes(text)), "--lang", "en");
        Assert.Equal(3, outcome.ExitCode);
        Assert.DoesNotContain("Unhandled", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("Not read (1)", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_one_clear_line()
    {
        var outcome = CandorProcess.Run("policy", "no-such-policy.html");
        Assert.NotEqual(0, outcome.ExitCode);
        Assert.StartsWith("candor: 'no-such-policy.html'", outcome.Error.Trim().Split('\n')[^1], StringComparison.Ordinal);
        Assert.Empty(outcome.Output);
    }

    [Fact]
    public void An_address_is_fetched_and_read_like_the_file()
    {
        using var server = new OnePage(path => path == "/policy.html" ? ("200 OK", "text/html", News) : ("404 Not Found", "text/plain", []));
        var outcome = CandorProcess.Run("policy", server.Address("/policy.html"), "--json");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(CandorProcess.Run("policy", Repository.At("samples", "news", "policy.zh.html"), "--json").Output.Replace("policy.zh.html", "policy.html", StringComparison.Ordinal), outcome.Output);
        var missing = CandorProcess.Run("policy", server.Address("/nothing"));
        Assert.Equal(3, missing.ExitCode);
        Assert.Contains("404", missing.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_redirect_does_not_lead_into_a_private_network()
    {
        using var inside = new OnePage(_ => ("200 OK", "text/html", News));
        using var outside = new OnePage(_ => ($"302 Found\r\nLocation: {inside.Address("/policy.html")}", "text/plain", []));
        var outcome = CandorProcess.Run("policy", outside.Address("/policy.html"));
        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains("private network", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_that_nobody_serves_and_one_of_another_kind_are_told()
    {
        int port;
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            port = ((IPEndPoint)free.LocalEndpoint).Port;
        }

        Assert.Equal(3, CandorProcess.Run("policy", $"http://127.0.0.1:{port}/").ExitCode);
        Assert.Equal(2, CandorProcess.Run("policy", "ftp://policy.example/p.html").ExitCode);
    }

    /// <summary>A server of one answer for each path, on the loopback.</summary>
    private sealed class OnePage : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

        public OnePage(Func<string, (string Status, string Type, byte[] Body)> answer)
        {
            _listener.Start();
            _ = Task.Run(async () =>
            {
                while (true)
                {
                    TcpClient client;
                    try
                    {
                        client = await _listener.AcceptTcpClientAsync();
                    }
                    catch (Exception e) when (e is SocketException or ObjectDisposedException)
                    {
                        return;
                    }

                    using (client)
                    {
                        await using var stream = client.GetStream();
                        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
                        var path = (await reader.ReadLineAsync())?.Split(' ') is [_, var p, ..] ? p : "/";
                        while (await reader.ReadLineAsync() is { Length: > 0 })
                        {
                        }

                        var (status, type, body) = answer(path);
                        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Type: {type}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n"));
                        await stream.WriteAsync(body);
                    }
                }
            });
        }

        public string Address(string path) => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}{path}";

        public void Dispose() => _listener.Dispose();
    }
}
