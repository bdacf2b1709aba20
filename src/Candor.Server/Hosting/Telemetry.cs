using Candor.Server.Work;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Candor.Server.Hosting;

/// <summary>Metrics and traces, of the server and of workers alike.</summary>
internal static class Telemetry
{
    /// <summary>The variable that names the place that they are sent to.</summary>
    public const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>What PostgreSQL's client tells of itself.</summary>
    private const string Postgres = "Npgsql";

    public static void Add(IServiceCollection services, string service)
    {
        services.AddSingleton<WorkTelemetry>();
        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(r => r.AddService(service))
            .WithMetrics(static m => m.AddAspNetCoreInstrumentation().AddRuntimeInstrumentation().AddMeter(JobMeter.Name, WorkTelemetry.Name, Postgres))
            .WithTracing(static t => t.AddAspNetCoreInstrumentation().AddSource(WorkTelemetry.Name, Postgres));
        if (Environment.GetEnvironmentVariable(Endpoint) is { Length: > 0 })
        {
            // Nothing is sent anywhere unless the operator names the place.
            telemetry.UseOtlpExporter();
        }
    }
}
