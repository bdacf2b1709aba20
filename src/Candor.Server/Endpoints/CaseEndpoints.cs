using System.Globalization;
using Candor.Server.Accounts;
using Candor.Server.Hosting;
using Candor.Server.Pages;
using Candor.Server.Security;
using Candor.Server.Web;
using Microsoft.EntityFrameworkCore;

namespace Candor.Server.Endpoints;

/// <summary>Cases, their moves and their chains.</summary>
internal static class CaseEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/cases", Open).RequireAuthorization(Policies.Staff);
        app.MapPost("/cases/{id}/moves", Move).RequireAuthorization(Policies.SignedIn).RequireRateLimiting(Limits.Uploads);
        app.MapGet("/cases/{id}/chain.json", Chain).RequireAuthorization(Policies.SignedIn).ExcludeFromDescription();
        app.MapGet("/cases/{id}/audits/{job}/{name}", File).RequireAuthorization(Policies.SignedIn).ExcludeFromDescription();
        app.MapGet("/cases/{id}/files/{sha256}", Attachment).RequireAuthorization(Policies.SignedIn).ExcludeFromDescription();
        app.MapGet("/cases/{id}/picture", Picture).RequireAuthorization(Policies.Reading).ExcludeFromDescription();
        app.MapPost("/complain", Complain).AllowAnonymous().RequireRateLimiting(Limits.Complaints);
        app.MapGet("/complaints/{id}/export.json", Export).AllowAnonymous().RequireRateLimiting(Limits.Doors).ExcludeFromDescription();
        app.MapPost("/complaints/{id}/erase", Erase).AllowAnonymous().RequireRateLimiting(Limits.Complaints);
    }

    private static async Task<IResult> Open(IFormCollection form, CaseStore cases, ServerOptions options, Visitor visitor, Flash flash, HttpContext context)
    {
        var opened = await cases.OpenAsync(options.Workspace, form["title"].ToString().Trim(), complaint: null, visitor.ActorFor(new BeginTriage()), context.RequestAborted);
        if (opened.Refusal is { } refusal)
        {
            flash.Say(refusal, isRefusal: true);
            return Results.LocalRedirect("/cases");
        }

        return Results.LocalRedirect("/cases/" + opened.File!.Id);
    }

    private static async Task<IResult> Move(string id, IFormCollection form, CaseAccess access, CaseStore cases, MoveForm moves, Visitor visitor, Flash flash, HttpContext context)
    {
        if (await access.FindAsync(id, context.RequestAborted) is not { } file)
        {
            return Results.NotFound();
        }

        var (move, evidence, refusal) = await moves.ReadAsync(form, file, context.RequestAborted);
        if (move is not null)
        {
            int? seen = int.TryParse(form["seen"], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? sequence : null;
            refusal = (await cases.MoveAsync(id, seen, move, visitor.ActorFor(move), evidence, context.RequestAborted)).Refusal;
        }

        if (refusal is not null)
        {
            flash.Say(refusal, isRefusal: true);
        }
        else
        {
            flash.Say(StateNames.Of(move!));
        }

        return Results.LocalRedirect("/cases/" + id);
    }

    private static async Task<IResult> Chain(string id, CaseAccess access, CaseStore cases, HttpContext context)
    {
        if (await access.FindAsync(id, context.RequestAborted) is not { } file || await cases.ExportAsync(id, context.RequestAborted, access.IsShown) is not { } export)
        {
            return Results.NotFound();
        }

        return Results.File(export.ToJson(), "application/json", $"case-{file.Number}.json");
    }

    /// <summary>The evidence of a case, for whoever may see the case: the party named sees what it is accused of.</summary>
    private static async Task<IResult> File(string id, string job, string name, CaseAccess access, AuditFiles files, HttpContext context) =>
        await access.FindAsync(id, context.RequestAborted) is { } file && file.Audits.Any(a => a.Job == job) ? await files.ServeAsync(job, name, context) : Results.NotFound();

    /// <summary>What a party attached to an answer, for whoever may see the case; it is handed out to be kept and never shown in place.</summary>
    private static async Task<IResult> Attachment(string id, string sha256, CaseAccess access, AuditFiles files, CandorDbContext db, HttpContext context) =>
        await access.FindAsync(id, context.RequestAborted) is { } file && file.Demands.Any(d => d.Replies.Any(r => r.Attachments.Contains(sha256)))
            ? await files.KeepAsync(sha256, await db.Blobs.Where(b => b.Sha256 == sha256).Select(static b => b.FileName).SingleOrDefaultAsync(context.RequestAborted) ?? sha256, context)
            : Results.NotFound();

    private static async Task<IResult> Picture(string id, CandorDbContext db, HttpContext context) =>
        await db.Complaints.Where(c => c.CaseId == id).Select(static c => c.Picture).FirstOrDefaultAsync(context.RequestAborted) is { } picture && Pictures.MediaType(picture) is { } type
            ? Results.Bytes(picture, type)
            : Results.NotFound();

    private static async Task<(byte[]? Bytes, LocalizedText? Refusal)> PictureAsync(IFormFile? file, CancellationToken cancellation)
    {
        if (file is not { Length: > 0 })
        {
            return (null, null);
        }

        using var memory = new MemoryStream();
        if (file.Length <= Pictures.Largest)
        {
            await file.CopyToAsync(memory, cancellation);
        }

        var bytes = memory.ToArray();
        return Pictures.MediaType(bytes) is null ? (null, new("截图须为 5 MB 以内的 PNG、JPEG 或 WebP 图片。", "The screenshot must be a PNG, JPEG or WebP picture of at most 5 MB.")) : (bytes, null);
    }

    private static async Task<IResult> Complain(IFormCollection form, CaseStore cases, CandorDbContext db, ServerOptions options, Visitor visitor, TimeProvider clock, Flash flash, HttpContext context)
    {
        // A field that people do not see: what fills it in is no person.
        if (form["website"].ToString().Length > 0)
        {
            return Results.LocalRedirect("/");
        }

        var contact = form["contact"].ToString().Trim();
        var (picture, pictureRefusal) = await PictureAsync(form.Files.GetFile("picture"), context.RequestAborted);
        if (pictureRefusal is not null)
        {
            flash.Say(pictureRefusal, isRefusal: true);
            return Results.LocalRedirect("/complain");
        }

        var complaint = new Complaint(form["title"].ToString().Trim(), form["text"].ToString().ReplaceLineEndings("\n").Trim(), contact.Length is > 0 and <= 200 ? contact : null) { Picture = picture };
        // The chain cannot forget, so it is not told who complained: an account by its id, which says nothing to others, nobody by name.
        var actor = new Actor(visitor.IsSignedIn ? visitor.Id : "public-" + RecordId.New(clock), "投诉人", Role.Complainant);
        var title = complaint.Title.Length <= 200 ? complaint.Title : complaint.Title[..200];
        var opened = await cases.OpenAsync(options.Workspace, title, complaint, actor, context.RequestAborted);
        if (opened.Refusal is { } refusal)
        {
            flash.Say(refusal, isRefusal: true);
            return Results.LocalRedirect("/complain");
        }

        var caseId = opened.File!.Id;
        var id = await db.Complaints.Where(c => c.CaseId == caseId).Select(static c => c.Id).SingleAsync(context.RequestAborted);
        flash.Say(new("已收到。请保存本页链接。", "It has arrived. Keep the link of this page."));
        return Results.LocalRedirect("/complaints/" + id);
    }

    /// <summary>Everything that is kept of who complained, for whoever has the link.</summary>
    private static async Task<IResult> Export(string id, CandorDbContext db, CaseStore cases, HttpContext context)
    {
        if (await db.Complaints.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, context.RequestAborted) is not { } row || await cases.FindAsync(row.CaseId, context.RequestAborted) is not { } file)
        {
            return Results.NotFound();
        }

        return Results.File(ComplaintCopy.Of(row, file).ToJson(), "application/json", $"complaint-{file.Number}.json");
    }

    private static async Task<IResult> Erase(string id, IFormCollection form, CaseStore cases, Flash flash, HttpContext context)
    {
        _ = form;
        if (!await cases.EraseComplaintAsync(id, context.RequestAborted))
        {
            return Results.NotFound();
        }

        flash.Say(new("已删除。", "It is erased."));
        return Results.LocalRedirect("/complaints/" + id);
    }
}
