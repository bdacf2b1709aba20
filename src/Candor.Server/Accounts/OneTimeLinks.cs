using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Candor.Server.Accounts;

/// <summary>
/// Links that work once: the first administrator's and invitations. Only the hash of the secret is kept, beside what it is good for.
/// </summary>
internal sealed class OneTimeLinks(CandorDbContext db, TimeProvider clock)
{
    private const string Prefix = "link:";
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    /// <summary>Makes a link's secret.</summary>
    /// <param name="capacities">What the account that is made with it may do.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public async Task<string> NewAsync(IEnumerable<string> capacities, CancellationToken cancellation)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        var until = clock.GetUtcNow().Add(Lifetime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        db.Settings.Add(new() { Key = Prefix + Hash(secret), Value = $"{until} {string.Join(',', capacities)}" });
        await db.SaveChangesAsync(cancellation);
        return secret;
    }

    /// <summary>What a link is good for; null where it is none, was used or ran out.</summary>
    public async Task<string[]?> FindAsync(string secret, CancellationToken cancellation) =>
        await db.Settings.AsNoTracking().SingleOrDefaultAsync(s => s.Key == Prefix + Hash(secret), cancellation) is { } row ? Capacities(row.Value) : null;

    /// <summary>Uses a link up; null where it is none, was used or ran out.</summary>
    public async Task<string[]?> TakeAsync(string secret, CancellationToken cancellation)
    {
        var key = Prefix + Hash(secret);
        var found = await FindAsync(secret, cancellation);
        return found is not null && await db.Settings.Where(s => s.Key == key).ExecuteDeleteAsync(cancellation) == 1 ? found : null;
    }

    private string[]? Capacities(string value)
    {
        var parts = value.Split(' ', 2);
        return long.Parse(parts[0], CultureInfo.InvariantCulture) < clock.GetUtcNow().ToUnixTimeSeconds() ? null : parts[1].Split(',', StringSplitOptions.RemoveEmptyEntries);
    }

    private static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
