using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Candor.Server.Accounts;

/// <summary>Lets a program act for an account: <c>Authorization: Bearer ID.SECRET</c>.</summary>
internal sealed class TokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    CandorDbContext db,
    SignInManager<Account> signIn,
    TimeProvider clock)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "token";

    /// <summary>Makes a token.</summary>
    /// <returns>The text that is shown once.</returns>
    public static async Task<string> NewAsync(CandorDbContext db, TimeProvider clock, string account, string name, int days, CancellationToken cancellation)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        var now = clock.GetUtcNow();
        var row = new ApiTokenRow { Id = RecordId.New(clock), AccountId = account, Name = name, Hash = Hash(secret), At = now, Expires = now.AddDays(days) };
        db.ApiTokens.Add(row);
        await db.SaveChangesAsync(cancellation);
        return $"{row.Id}.{secret}";
    }

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        const string Bearer = "Bearer ";
        if (Request.Headers.Authorization.ToString() is not { Length: > 7 and < 200 } header || !header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.NoResult();
        }

        var parts = header[Bearer.Length..].Split('.', 2);
        var now = clock.GetUtcNow();
        var row = parts.Length == 2 ? await db.ApiTokens.SingleOrDefaultAsync(t => t.Id == parts[0], Context.RequestAborted) : null;
        if (row is null || row.RevokedAt is not null || row.Expires < now
            || !CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(row.Hash), Encoding.ASCII.GetBytes(Hash(parts[1]))))
        {
            return AuthenticateResult.Fail("The token does not hold.");
        }

        if (await db.Users.FindAsync([row.AccountId], Context.RequestAborted) is not { IsDisabled: false } account)
        {
            return AuthenticateResult.Fail("The account is out of use.");
        }

        if (row.LastUsedAt is null || now - row.LastUsedAt > TimeSpan.FromMinutes(1))
        {
            row.LastUsedAt = now;
            await db.SaveChangesAsync(Context.RequestAborted);
        }

        return AuthenticateResult.Success(new(await signIn.CreateUserPrincipalAsync(account), SchemeName));
    }

    private static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
