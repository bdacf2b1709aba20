using Candor.Server.Hosting;
using Candor.Server.Work;
using Microsoft.EntityFrameworkCore;

namespace Candor.Server.Web;

/// <summary>Takes files in.</summary>
internal sealed class Uploads(CandorDbContext db, IEvidenceVault vault, ServerOptions options, TimeProvider clock)
{
    /// <summary>Keeps a file.</summary>
    /// <exception cref="BlobTooLargeException">It is larger than what is taken.</exception>
    public async Task<AuditSource> TakeAsync(IFormFile file, string? account, CancellationToken cancellation)
    {
        await using var stream = file.OpenReadStream();
        var blob = await vault.PutAsync(stream, options.LargestUpload, cancellation);
        var name = SafeName.Of(file.FileName, "file");
        if (!await db.Blobs.AnyAsync(b => b.Sha256 == blob.Sha256, cancellation))
        {
            db.Blobs.Add(new() { Sha256 = blob.Sha256, Size = blob.Size, FileName = name, MediaType = "application/octet-stream", At = clock.GetUtcNow(), AccountId = account });
            try
            {
                await db.SaveChangesAsync(cancellation);
            }
            catch (DbUpdateException)
            {
                // Somebody brought the same file at the same moment; it is there.
                db.ChangeTracker.Clear();
            }
        }

        return new(blob.Sha256, name, null);
    }
}
