using Candor.Server.Accounts;
using Candor.Server.Hosting;
using Candor.Server.Pages;
using Candor.Server.Security;
using Candor.Server.Web;
using Candor.Server.Work;
using Microsoft.EntityFrameworkCore;

namespace Candor.Server.Endpoints;

/// <summary>Handing audits in, following them, and their files.</summary>
internal static class AuditEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/audits", Submit).RequireAuthorization(Policies.Staff).RequireRateLimiting(Limits.Uploads);
        app.MapPost("/campaigns", SubmitCampaign).RequireAuthorization(Policies.Staff).RequireRateLimiting(Limits.Uploads);
        app.MapPost("/audits/{id}/cancel", Cancel).RequireAuthorization(Policies.Staff);
        app.MapPost("/audits/{id}/retry", Retry).RequireAuthorization(Policies.Staff);
        app.MapPost("/audits/{id}/case", OpenCase).RequireAuthorization(Policies.Staff);
        app.MapGet("/audits/{id}/progress", Progress).RequireAuthorization(Policies.Reading).ExcludeFromDescription();
        app.MapGet("/audits/{id}/files/{**name}", static (string id, string name, AuditFiles files, HttpContext context) => files.ServeAsync(id, name, context))
            .RequireAuthorization(Policies.Reading).ExcludeFromDescription();
    }

    private static async Task<IResult> Submit(IFormCollection form, AuditSubmission submission, Visitor visitor, TimeProvider clock, Flash flash, HttpContext context)
    {
        var (requests, refusal) = await submission.ReadAsync(form, visitor.Id, context.RequestAborted);
        if (refusal is null && requests.Length > 1)
        {
            refusal = new("一次检测一个对象；多个对象请用批量检测。", "One audit, one subject; for several begin a campaign.");
        }

        if (refusal is not null)
        {
            flash.Say(refusal, isRefusal: true);
            return Results.LocalRedirect("/audits");
        }

        var id = await submission.SubmitAsync(requests[0], Key(form, visitor, clock), 1, campaign: null, caseId: null, visitor.Id, context.RequestAborted);
        return Results.LocalRedirect("/audits/" + id);
    }

    private static async Task<IResult> SubmitCampaign(IFormCollection form, AuditSubmission submission, CandorDbContext db, Visitor visitor, TimeProvider clock, Flash flash, HttpContext context)
    {
        var title = form["title"].ToString().Trim();
        var (requests, refusal) = await submission.ReadAsync(form, visitor.Id, context.RequestAborted);
        if (refusal is null && title.Length is 0 or > 120)
        {
            refusal = new("请写明名称。", "Give it a title.");
        }

        if (refusal is not null)
        {
            flash.Say(refusal, isRefusal: true);
            return Results.LocalRedirect("/campaigns");
        }

        var campaign = new CampaignRow { Id = RecordId.New(clock), Title = title, Options = JobRequestJson.Write(requests[0]), At = clock.GetUtcNow(), AccountId = visitor.Id };
        db.Campaigns.Add(campaign);
        await db.SaveChangesAsync(context.RequestAborted);
        for (var i = 0; i < requests.Length; i++)
        {
            await submission.SubmitAsync(requests[i], $"{campaign.Id}:{i}", 2, campaign.Id, caseId: null, visitor.Id, context.RequestAborted);
        }

        return Results.LocalRedirect("/campaigns/" + campaign.Id);
    }

    private static async Task<IResult> Cancel(string id, IFormCollection form, IAuditQueue queue, Flash flash, HttpContext context)
    {
        _ = form;
        var isCancelled = await queue.CancelAsync(id, context.RequestAborted);
        flash.Say(isCancelled ? new("已请求取消。", "It was asked to stop.") : new("检测已经结束。", "The audit has ended."), !isCancelled);
        return Results.LocalRedirect("/audits/" + Uri.EscapeDataString(id));
    }

    private static async Task<IResult> Retry(string id, IFormCollection form, IAuditQueue queue, Flash flash, HttpContext context)
    {
        _ = form;
        if (!await queue.RetryAsync(id, context.RequestAborted))
        {
            flash.Say(new("只有失败或取消的检测可以重试。", "Only an audit that failed or was cancelled can be tried again."), isRefusal: true);
        }

        return Results.LocalRedirect("/audits/" + Uri.EscapeDataString(id));
    }

    private static async Task<IResult> OpenCase(string id, IFormCollection form, AuditFiles files, CaseStore cases, CandorDbContext db, ServerOptions options, Visitor visitor, Flash flash, HttpContext context)
    {
        if (await files.ReadAsync(id, context.RequestAborted) is not { } read)
        {
            return Results.NotFound();
        }

        var request = JobRequestJson.Find(await db.AuditJobs.Where(j => j.Id == id).Select(static j => j.Request).SingleAsync(context.RequestAborted));
        var actor = visitor.ActorFor(new BeginTriage());
        var opened = await cases.OpenAsync(options.Workspace, form["title"].ToString().Trim(), complaint: null, actor, context.RequestAborted);
        if (opened.File is not { } file || opened.Refusal is not null)
        {
            flash.Say(opened.Refusal!, isRefusal: true);
            return Results.LocalRedirect("/audits/" + Uri.EscapeDataString(id));
        }

        await cases.MoveAsync(file.Id, null, new BindAudit(BoundAudit.Of(read.Audit, id, read.Sha256, request?.Origin ?? request?.Subject.Address)), actor, [read.Sha256], context.RequestAborted);
        return Results.LocalRedirect("/cases/" + file.Id);
    }

    private static async Task<IResult> Progress(string id, CandorDbContext db, RequestLanguage reader, HttpContext context)
    {
        var job = await db.AuditJobs.AsNoTracking().Where(j => j.Id == id).Select(static j => new { j.State, j.Percent, j.Stage }).SingleOrDefaultAsync(context.RequestAborted);
        return job is null
            ? Results.NotFound()
            : Results.Json(new { ended = job.State is not (JobState.Queued or JobState.Running), label = StateNames.Job(job.State).In(reader.Current), percent = job.Percent, stage = StateNames.Stage(job.Stage).In(reader.Current) });
    }

    /// <summary>The key that the form came with makes a second press of the button the same submission.</summary>
    private static string Key(IFormCollection form, Visitor visitor, TimeProvider clock) =>
        form["key"].ToString() is { Length: > 0 and <= 64 } key ? $"{visitor.Id}:{key}" : RecordId.New(clock);
}
