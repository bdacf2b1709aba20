using Candor.Server.Accounts;
using Candor.Server.Security;
using Candor.Server.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Candor.Server.Endpoints;

/// <summary>The interface for programs. It takes tokens only, never a browser's cookie, so that no page can use it in somebody's name.</summary>
internal static class ApiEndpoints
{
    private const int MostAttempts = 20;

    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api").WithTags("Candor");
        api.MapGet("/audits", Audits).RequireAuthorization(ByToken(Policies.Reading)).WithSummary("The last audits, the newest first; at most 200.");
        api.MapPost("/audits", Submit).RequireAuthorization(ByToken(Policies.Staff)).RequireRateLimiting(Limits.Uploads).DisableAntiforgery()
            .WithSummary("Hands an audit in: a form with 'subject' (a file) or 'address', and optionally 'policy', 'policy-address', 'category', 'date', 'pack', 'language', 'origin', 'key' (the same key is the same audit), 'priority' (0 now, 1 the day, 2 when there is time) and 'attempts' (1 to 20; 3).");
        api.MapGet("/audits/{id}", Audit).RequireAuthorization(ByToken(Policies.Reading)).WithSummary("How an audit stands.");
        api.MapGet("/audits/{id}/files/{**name}", static (string id, string name, AuditFiles files, HttpContext context) => files.ServeAsync(id, name, context))
            .RequireAuthorization(ByToken(Policies.Reading)).WithSummary("A file that an audit made, such as audit.json or report.html.");
        api.MapGet("/cases", Cases).RequireAuthorization(ByToken(Policies.SignedIn)).WithSummary("The cases that the account may see; at most 500.");
        api.MapGet("/cases/{id}/chain", Chain).RequireAuthorization(ByToken(Policies.SignedIn)).WithSummary("A case's chain of events, to be verified without the server.");
    }

    private static AuthorizeAttribute ByToken(string policy) => new(policy) { AuthenticationSchemes = TokenAuthentication.SchemeName };

    private static async Task<List<JobView>> Audits(CandorDbContext db, HttpContext context) =>
        [.. (await db.AuditJobs.AsNoTracking().OrderByDescending(static j => j.CreatedAt).Take(200).ToListAsync(context.RequestAborted)).Select(JobView.Of)];

    private static async Task<Results<Accepted<JobView>, ProblemHttpResult>> Submit(
        IFormCollection form, AuditSubmission submission, CandorDbContext db, Visitor visitor, TimeProvider clock, HttpContext context)
    {
        var (requests, refusal) = await submission.ReadAsync(form, visitor.Id, context.RequestAborted);
        if (refusal is not null || requests.Length != 1)
        {
            return TypedResults.Problem(refusal?.En ?? "One audit, one subject.", statusCode: StatusCodes.Status400BadRequest);
        }

        if (!IsNumber(form["priority"].ToString(), 0, JobLane.Priorities - 1, 1, out var priority) || !IsNumber(form["attempts"].ToString(), 1, MostAttempts, AuditSubmission.DefaultAttempts, out var attempts))
        {
            return TypedResults.Problem($"'priority' is 0, 1 or 2, and 'attempts' a number from 1 to {MostAttempts}.", statusCode: StatusCodes.Status400BadRequest);
        }

        var key = form["key"].ToString() is { Length: > 0 and <= 64 } given ? $"{visitor.Id}:{given}" : RecordId.New(clock);
        var id = await submission.SubmitAsync(requests[0], key, priority, campaign: null, caseId: null, visitor.Id, context.RequestAborted, attempts);
        return TypedResults.Accepted($"/api/audits/{id}", JobView.Of(await db.AuditJobs.AsNoTracking().SingleAsync(j => j.Id == id, context.RequestAborted)));
    }

    /// <summary>A number within bounds; the default where nothing was said.</summary>
    private static bool IsNumber(string text, int least, int most, int other, out int number)
    {
        number = other;
        return text.Length == 0 || (int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out number) && number >= least && number <= most);
    }

    private static async Task<Results<Ok<JobView>, NotFound>> Audit(string id, CandorDbContext db, HttpContext context) =>
        await db.AuditJobs.AsNoTracking().SingleOrDefaultAsync(j => j.Id == id, context.RequestAborted) is { } job ? TypedResults.Ok(JobView.Of(job)) : TypedResults.NotFound();

    private static async Task<List<CaseView>> Cases(CaseAccess access, TimeProvider clock, HttpContext context) =>
        [.. (await access.Visible().OrderByDescending(static c => c.ChangedAt).Take(500).ToListAsync(context.RequestAborted)).Select(c => CaseView.Of(c, DateOnly.FromDateTime(clock.GetLocalNow().DateTime)))];

    private static async Task<IResult> Chain(string id, CaseAccess access, CaseStore cases, HttpContext context) =>
        await access.FindAsync(id, context.RequestAborted) is not null && await cases.ExportAsync(id, context.RequestAborted, access.IsShown) is { } export
            ? Results.Bytes(export.ToJson(), "application/json")
            : Results.NotFound();
}
