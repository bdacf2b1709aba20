using System.Security.Claims;
using System.Threading.RateLimiting;

namespace Candor.Server.Security;

/// <summary>How often things may be asked for.</summary>
internal static class Limits
{
    /// <summary>Signing in, and using links: by address.</summary>
    public const string Doors = "doors";

    /// <summary>Complaints: by address.</summary>
    public const string Complaints = "complaints";

    /// <summary>Uploads: by account.</summary>
    public const string Uploads = "uploads";

    public static void Add(IServiceCollection services, int factor) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.AddPolicy(Doors, context => ByAddress(context, 20 * factor));
        limiter.AddPolicy(Complaints, context => ByAddress(context, 5 * factor));
        limiter.AddPolicy(Uploads, context => ByAccount(context, 60 * factor));
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => ByAccount(context, 1200 * factor));
    });

    private static RateLimitPartition<string> ByAddress(HttpContext context, int perMinute) => Window("ip:" + context.Connection.RemoteIpAddress, perMinute);

    private static RateLimitPartition<string> ByAccount(HttpContext context, int perMinute) =>
        Window(context.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } id ? "id:" + id : "ip:" + context.Connection.RemoteIpAddress, perMinute);

    private static RateLimitPartition<string> Window(string key, int perMinute) => RateLimitPartition.GetFixedWindowLimiter(
        key, _ => new() { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 });
}
