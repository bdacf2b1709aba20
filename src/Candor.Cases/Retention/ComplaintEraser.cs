using Microsoft.EntityFrameworkCore;

namespace Candor.Cases;

/// <summary>Erases what a complainant said and how to reach them.</summary>
internal static class ComplaintEraser
{
    /// <summary>Erases a complaint; on SQLite its bytes are overwritten in the file and do not wait in the log. False where there is none.</summary>
    public static async Task<bool> EraseAsync(CandorDbContext db, string id, TimeProvider clock, CancellationToken cancellation)
    {
        var isFile = db.Database.IsSqlite();
        if (isFile)
        {
            await db.Database.OpenConnectionAsync(cancellation);
            await db.Database.ExecuteSqlRawAsync("PRAGMA secure_delete=ON", cancellation);
        }

        try
        {
            var now = clock.GetUtcNow();
            var erased = await db.Complaints.Where(c => c.Id == id).ExecuteUpdateAsync(
                s => s.SetProperty(static c => c.Text, (string?)null)
                    .SetProperty(static c => c.Contact, (string?)null)
                    .SetProperty(static c => c.Picture, (byte[]?)null)
                    .SetProperty(static c => c.ErasedAt, c => c.ErasedAt ?? now),
                cancellation);
            if (isFile && erased > 0)
            {
                await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", cancellation);
            }

            return erased > 0;
        }
        finally
        {
            if (isFile)
            {
                await db.Database.CloseConnectionAsync();
            }
        }
    }
}
