using System.Globalization;
using System.Text.Json;

namespace Candor.Servers;

/// <summary>One, or three, servers of Debian's nats-server on loopback ports, with JetStream in a folder of their own.</summary>
internal sealed class NatsCluster : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("candor-nats-").FullName;
    private readonly Node[] _nodes;

    private NatsCluster(int size) => _nodes = [.. Enumerable.Range(1, size).Select(static i => new Node($"n{i}", ServerProcess.FreePort(), ServerProcess.FreePort(), ServerProcess.FreePort()))];

    private static string[] Places => ["/usr/sbin/nats-server", "/usr/bin/nats-server", "/usr/local/bin/nats-server"];

    /// <summary>Why there is none; null where there is one.</summary>
    public static string? Missing => Places.Any(File.Exists) ? null : "NATS is not installed (Debian's package nats-server).";

    /// <summary>The addresses, joined by commas.</summary>
    public string Servers => string.Join(',', _nodes.Select(static n => $"nats://127.0.0.1:{n.Port}"));

    /// <summary>Prepares servers; they start with <see cref="StartAsync"/>.</summary>
    public static NatsCluster Prepare(int size) => new(size);

    public async Task StartAsync()
    {
        foreach (var node in _nodes)
        {
            Start(node);
        }

        foreach (var node in _nodes)
        {
            await node.Process!.WaitAsync("NATS starts", async () => _nodes.Length == 1 ? await AnswersAsync(node) : await LeaderAsync(node) is not null);
        }
    }

    /// <summary>Kills the server that leads a stream; it stays away until <see cref="ReviveAsync"/>.</summary>
    /// <returns>Its name.</returns>
    public async Task<string> KillLeaderAsync(string stream)
    {
        var name = await StreamLeaderAsync(stream) ?? throw new InvalidOperationException("The stream has no leader.");
        var node = _nodes.Single(n => n.Name == name);
        node.Process!.Signal(9);
        await node.Process.WaitForEndAsync();
        return name;
    }

    /// <summary>Starts a server again that was killed.</summary>
    public void Revive(string name)
    {
        var node = _nodes.Single(n => n.Name == name);
        node.Process!.Dispose();
        Start(node);
    }

    /// <summary>Who leads a stream; null where nobody says.</summary>
    public async Task<string?> StreamLeaderAsync(string stream)
    {
        foreach (var node in _nodes)
        {
            using var answer = await MonitorAsync(node, "jsz?streams=true&accounts=true");
            if (answer is not null && answer.RootElement.TryGetProperty("account_details", out var accounts))
            {
                foreach (var detail in accounts.EnumerateArray().SelectMany(static a => a.TryGetProperty("stream_detail", out var d) ? d.EnumerateArray().ToArray() : []))
                {
                    if (detail.GetProperty("name").GetString() == stream && detail.TryGetProperty("cluster", out var cluster) && cluster.TryGetProperty("leader", out var leader))
                    {
                        return leader.GetString();
                    }
                }
            }
        }

        return null;
    }

    public ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
        {
            node.Process?.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static async Task<bool> AnswersAsync(Node node)
    {
        using var answer = await MonitorAsync(node, "jsz");
        return answer is not null;
    }

    private static async Task<string?> LeaderAsync(Node node)
    {
        using var answer = await MonitorAsync(node, "jsz");
        return answer is not null && answer.RootElement.TryGetProperty("meta_cluster", out var meta) && meta.TryGetProperty("leader", out var leader)
            && meta.TryGetProperty("cluster_size", out var size) && size.GetInt32() == 3 ? leader.GetString() : null;
    }

    private static async Task<JsonDocument?> MonitorAsync(Node node, string path)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        try
        {
            return JsonDocument.Parse(await client.GetStringAsync(new Uri($"http://127.0.0.1:{node.MonitorPort}/{path}")));
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return null;
        }
    }

    private void Start(Node node)
    {
        var cluster = _nodes.Length == 1 ? "" : $$"""
            cluster { name: candor, listen: "127.0.0.1:{{node.RoutePort}}", routes: [{{string.Join(", ", _nodes.Where(n => n != node).Select(static n => $"\"nats://127.0.0.1:{n.RoutePort}\""))}}] }
            """;
        var file = Path.Combine(_folder, node.Name + ".conf");
        File.WriteAllText(file, string.Create(CultureInfo.InvariantCulture, $$"""
            server_name: {{node.Name}}
            listen: "127.0.0.1:{{node.Port}}"
            http: "127.0.0.1:{{node.MonitorPort}}"
            jetstream { store_dir: "{{_folder}}/{{node.Name}}", max_memory_store: 64MB, max_file_store: 1GB }
            {{cluster}}
            """));
        node.Process = new(Path.Combine(_folder, node.Name + ".log"), Places.First(File.Exists), "-c", file);
    }

    private sealed class Node(string name, int port, int routePort, int monitorPort)
    {
        public string Name => name;

        public int Port => port;

        public int RoutePort => routePort;

        public int MonitorPort => monitorPort;

        public ServerProcess? Process { get; set; }
    }
}
