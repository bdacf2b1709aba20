using Candor.Server.Accounts;
using Candor.Server.Security;
using Candor.Server.Web;
using Microsoft.AspNetCore.Identity;

namespace Candor.Server.Endpoints;

/// <summary>Passkeys (WebAuthn), as ASP.NET Core Identity keeps them.</summary>
internal static class PasskeyEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/sign-in/passkey/options", SignInOptions).AllowAnonymous().RequireRateLimiting(Limits.Doors);
        app.MapPost("/sign-in/passkey", SignIn).AllowAnonymous().RequireRateLimiting(Limits.Doors);
        app.MapPost("/account/passkeys/options", NewOptions).RequireAuthorization(Policies.SignedIn);
        app.MapPost("/account/passkeys", Add).RequireAuthorization(Policies.SignedIn);
        app.MapPost("/account/passkeys/remove", Remove).RequireAuthorization(Policies.SignedIn);
    }

    private static async Task<IResult> SignInOptions(IFormCollection form, SignInManager<Account> signIn)
    {
        _ = form;
        return Results.Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json");
    }

    private static async Task<IResult> SignIn(IFormCollection form, SignInManager<Account> signIn, Flash flash)
    {
        try
        {
            if ((await signIn.PasskeySignInAsync(form["credential"].ToString())).Succeeded)
            {
                return Results.LocalRedirect(AccountEndpoints.Back(form));
            }
        }
        catch (Exception e) when (e is InvalidOperationException or PasskeyException or System.Text.Json.JsonException or ArgumentException)
        {
            // The credential is no answer to what was asked.
        }

        flash.Say(new("通行密钥不对。", "The passkey does not fit."), isRefusal: true);
        return Results.LocalRedirect("/sign-in");
    }

    private static async Task<IResult> NewOptions(IFormCollection form, SignInManager<Account> signIn, UserManager<Account> users, HttpContext context)
    {
        _ = form;
        var account = (await users.GetUserAsync(context.User))!;
        return Results.Content(await signIn.MakePasskeyCreationOptionsAsync(new() { Id = account.Id, Name = account.UserName!, DisplayName = account.DisplayName }), "application/json");
    }

    private static async Task<IResult> Add(IFormCollection form, SignInManager<Account> signIn, UserManager<Account> users, Flash flash, HttpContext context)
    {
        var account = (await users.GetUserAsync(context.User))!;
        try
        {
            var attested = await signIn.PerformPasskeyAttestationAsync(form["credential"].ToString());
            if (attested.Succeeded)
            {
                attested.Passkey.Name = form["name"].ToString() is { Length: > 0 and <= 60 } name ? name : null;
                await users.AddOrUpdatePasskeyAsync(account, attested.Passkey);
                flash.Say(new("通行密钥已添加。", "The passkey is added."));
                return Results.LocalRedirect("/account");
            }
        }
        catch (Exception e) when (e is InvalidOperationException or PasskeyException or System.Text.Json.JsonException or ArgumentException)
        {
            // The credential is no answer to what was asked.
        }

        flash.Say(new("通行密钥没有添加。", "The passkey is not added."), isRefusal: true);
        return Results.LocalRedirect("/account");
    }

    private static async Task<IResult> Remove(IFormCollection form, UserManager<Account> users, HttpContext context)
    {
        var account = (await users.GetUserAsync(context.User))!;
        var id = new byte[1024];
        if (Convert.TryFromBase64String(form["id"].ToString(), id, out var length))
        {
            await users.RemovePasskeyAsync(account, id[..length]);
        }

        return Results.LocalRedirect("/account");
    }
}
