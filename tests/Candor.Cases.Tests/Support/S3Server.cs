using Amazon.S3;
using Candor.Servers;

namespace Candor.Cases.Tests.Support;

/// <summary>A server that speaks S3 on loopback: the npm package s3rver, which <c>./test</c> fetches.</summary>
public sealed class S3Server : IAsyncDisposable
{
    public const string Bucket = "candor-evidence";

    private readonly string _folder = Directory.CreateTempSubdirectory("candor-s3-").FullName;
    private readonly SemaphoreSlim _starting = new(1, 1);
    private readonly int _port = ServerProcess.FreePort();
    private ServerProcess? _process;

    /// <summary>Why there is none; null where there is one.</summary>
    public static string? Missing => Program is null ? "s3rver is not there: ./test fetches it." : null;

    public string Endpoint => $"http://127.0.0.1:{_port}";

    private static string? Program
    {
        get
        {
            for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
            {
                var program = Path.Combine(folder, "artifacts", "tools", "s3rver", "node_modules", ".bin", "s3rver");
                if (File.Exists(program))
                {
                    return program;
                }
            }

            return null;
        }
    }

    public async Task StartAsync()
    {
        await _starting.WaitAsync();
        try
        {
            if (_process is not null)
            {
                return;
            }

            Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "S3RVER");
            Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "S3RVER");
            _process = new(Path.Combine(_folder, "log"), Program!, "--directory", Path.Combine(_folder, "data"), "--address", "127.0.0.1", "--port", $"{_port}", "--silent", "--configure-bucket", Bucket);
            using var client = new AmazonS3Client(new AmazonS3Config { ServiceURL = Endpoint, ForcePathStyle = true, AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 });
            await _process.WaitAsync("S3 starts", async () => (await client.ListBucketsAsync()).Buckets.Count > 0);
        }
        finally
        {
            _starting.Release();
        }
    }

    public ValueTask DisposeAsync()
    {
        _process?.Dispose();
        Directory.Delete(_folder, recursive: true);
        _starting.Dispose();
        return ValueTask.CompletedTask;
    }
}
