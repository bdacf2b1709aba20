using Candor.Server.Security;
using Microsoft.EntityFrameworkCore;

namespace Candor.Server.Web;

/// <summary>Opens what audits made.</summary>
internal sealed class AuditFiles(CandorDbContext db, IEvidenceVault vault)
{
    /// <summary>The largest <c>audit.json</c> that is read, in bytes.</summary>
    private const int LargestAudit = 256 << 20;

    /// <summary>A job's audit; null where it has none.</summary>
    public async Task<(Audit Audit, string Sha256)?> ReadAsync(string job, CancellationToken cancellation)
    {
        var sha256 = await db.AuditJobs.Where(j => j.Id == job && j.State == JobState.Succeeded).Select(static j => j.ResultSha256).SingleOrDefaultAsync(cancellation);
        return sha256 is not null && await ReadFileAsync(sha256, cancellation) is { } audit ? (audit, sha256) : null;
    }

    /// <summary>An audit by the hash of its file; null where it is not there.</summary>
    public async Task<Audit?> ReadFileAsync(string sha256, CancellationToken cancellation)
    {
        await using var stream = await vault.OpenAsync(sha256, cancellation);
        if (stream is null)
        {
            return null;
        }

        using var memory = new MemoryStream();
        await stream.CopyToAsync(memory, cancellation);
        return memory.Length > LargestAudit ? null : AuditJson.Read(memory.GetBuffer().AsSpan(0, (int)memory.Length));
    }

    /// <summary>A file that a job made; null where it made none of that name.</summary>
    public async Task<IResult> ServeAsync(string job, string name, HttpContext context)
    {
        var artefact = await db.AuditArtefacts.AsNoTracking().SingleOrDefaultAsync(a => a.JobId == job && a.Name == name, context.RequestAborted);
        return artefact is null ? Results.NotFound() : await ServeBlobAsync(artefact.Sha256, artefact.Name, context);
    }

    /// <summary>A file of the vault, to be kept and never shown in place.</summary>
    public async Task<IResult> KeepAsync(string sha256, string name, HttpContext context)
    {
        context.Response.Headers.ContentSecurityPolicy = SecurityHeaders.File;
        return await vault.OpenAsync(sha256, context.RequestAborted) is { } stream ? Results.Stream(stream, "application/octet-stream", name) : Results.NotFound();
    }

    /// <summary>A file of the vault, as a document that can do nothing, or to be kept.</summary>
    public async Task<IResult> ServeBlobAsync(string sha256, string name, HttpContext context)
    {
        if (await vault.OpenAsync(sha256, context.RequestAborted) is not { } stream)
        {
            return Results.NotFound();
        }

        context.Response.Headers.ContentSecurityPolicy = SecurityHeaders.File;
        var type = Path.GetExtension(name).ToLowerInvariant() switch
        {
            ".html" => "text/html; charset=utf-8",
            ".json" or ".sarif" => "application/json; charset=utf-8",
            ".png" => "image/png",
            _ => "application/octet-stream",
        };
        // Only what our own audits write is ever shown in place; everything else is handed out to be kept.
        return type == "application/octet-stream" ? Results.Stream(stream, type, name) : Results.Stream(stream, type);
    }
}
