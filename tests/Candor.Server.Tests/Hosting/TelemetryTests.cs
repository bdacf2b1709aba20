using Candor.Server.Hosting;
using Candor.Server.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Candor.Server.Tests.Hosting;

/// <summary>What the server tells whoever watches it.</summary>
public class TelemetryTests
{
    [Fact]
    public async Task The_meters_and_traces_that_the_guide_names_are_exported()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var metrics = new List<Metric>();
        var activities = new List<System.Diagnostics.Activity>();
        await using var server = await ServerUnderTest.StartAsync(build: b => b.Services.AddOpenTelemetry()
            .WithMetrics(m => m.AddInMemoryExporter(metrics))
            .WithTracing(t => t.AddInMemoryExporter(activities)));
        using var client = await server.SignInAsNewAsync("tester");
        using var queued = await client.PostAsync("/audits", await SignedInServer.FormAsync(client, ("address", "https://news.example/"), ("key", "one")), cancellation);
        Assert.Equal("OK", (await client.GetAsync("/queue", cancellation)).StatusCode.ToString());

        server.App.Services.GetRequiredService<MeterProvider>().ForceFlush();
        server.App.Services.GetRequiredService<TracerProvider>().ForceFlush();

        var names = metrics.Select(static m => m.Name).ToHashSet(StringComparer.Ordinal);
        Assert.Superset(new HashSet<string>(StringComparer.Ordinal) { "candor.jobs", "candor.queue.oldest", "http.server.request.duration", "kestrel.active_connections", "dotnet.gc.heap.total_allocated" }, names);
        // Every server of this process has the same meter, so there may be more.
        Assert.Contains(Points(metrics.Single(static m => m.Name == "candor.jobs")), static p => p is { State: "queued", Count: >= 1 });
        Assert.Contains(activities, static a => a.DisplayName == "GET /queue");
        Assert.Contains(activities, static a => a.DisplayName == "POST audits" || a.DisplayName == "POST /audits");
    }

    private static List<(string? State, long Count)> Points(Metric metric)
    {
        var points = new List<(string?, long)>();
        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            string? state = null;
            foreach (var tag in point.Tags)
            {
                state = tag.Key == "state" ? tag.Value?.ToString() : state;
            }

            points.Add((state, point.GetGaugeLastValueLong()));
        }

        return points;
    }
}
