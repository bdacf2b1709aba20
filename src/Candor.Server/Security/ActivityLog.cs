using System.Security.Claims;

namespace Candor.Server.Security;

/// <summary>Writes what people change, and what they are refused, into the audit log.</summary>
internal static class ActivityLog
{
    public static void Use(WebApplication app) => app.Use(static async (context, next) =>
    {
        await next(context);
        var isChange = !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method);
        if (!isChange && context.Response.StatusCode is not (StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden))
        {
            return;
        }

        await using var scope = context.RequestServices.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CandorDbContext>();
        db.Activities.Add(new()
        {
            At = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow(),
            AccountId = context.User.FindFirstValue(ClaimTypes.NameIdentifier),
            Action = $"{context.Request.Method} {(context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "?"}",
            Target = Target(context),
            Address = context.Connection.RemoteIpAddress?.ToString(),
            Status = context.Response.StatusCode,
        });
        await db.SaveChangesAsync(CancellationToken.None);
    });

    /// <summary>What it was done to. The secret of a one-time link is never written.</summary>
    private static string? Target(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        return path.StartsWith("/invitation/", StringComparison.Ordinal) ? null : path.Length > 200 ? path[..200] : path;
    }
}
