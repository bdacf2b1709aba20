using System.Globalization;
using Candor.Server.Accounts;
using Candor.Server.Security;
using Candor.Server.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Candor.Server.Endpoints;

/// <summary>Signing in and out, accounts, codes, tokens.</summary>
internal static class AccountEndpoints
{
    private static readonly LocalizedText WrongPassword = new("账号或密码不对。", "The account or the password is wrong.");

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/language", SetLanguage).AllowAnonymous();
        app.MapPost("/sign-in", SignIn).AllowAnonymous().RequireRateLimiting(Limits.Doors);
        app.MapPost("/sign-in/code", SignInCode).AllowAnonymous().RequireRateLimiting(Limits.Doors);
        app.MapPost("/sign-out", SignOut).AllowAnonymous();
        app.MapPost("/invitation/{secret}", Accept).AllowAnonymous().RequireRateLimiting(Limits.Doors);
        app.MapPost("/accounts/invite", Invite).RequireAuthorization(Policies.Administrator);
        app.MapPost("/accounts/{id}/roles", SetRoles).RequireAuthorization(Policies.Administrator);
        app.MapPost("/accounts/{id}/disable", Disable).RequireAuthorization(Policies.Administrator);
        app.MapPost("/account/password", ChangePassword).RequireAuthorization(Policies.SignedIn);
        app.MapPost("/account/totp/enable", EnableTotp).RequireAuthorization(Policies.SignedIn);
        app.MapPost("/account/totp/disable", DisableTotp).RequireAuthorization(Policies.SignedIn);
        app.MapPost("/account/tokens", NewToken).RequireAuthorization(Policies.SignedIn);
        app.MapPost("/account/tokens/{id}/revoke", RevokeToken).RequireAuthorization(Policies.SignedIn);
    }

    private static IResult SetLanguage(IFormCollection form, HttpContext context)
    {
        var language = form["language"] == "en" ? "en" : "zh";
        context.Response.Cookies.Append(RequestLanguage.Cookie, language, new() { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, HttpOnly = true, IsEssential = true, Secure = context.Request.IsHttps });
        return Results.LocalRedirect(Back(form));
    }

    private static async Task<IResult> SignIn(IFormCollection form, SignInManager<Account> signIn, UserManager<Account> users, Flash flash)
    {
        var account = await users.FindByNameAsync(form["account"].ToString());
        if (account is null || account.IsDisabled)
        {
            // The same work as for a known account, so that the time does not tell.
            users.PasswordHasher.HashPassword(new(), form["password"].ToString());
            flash.Say(WrongPassword, isRefusal: true);
            return Results.LocalRedirect("/sign-in");
        }

        var result = await signIn.PasswordSignInAsync(account, form["password"].ToString(), isPersistent: false, lockoutOnFailure: true);
        if (result.RequiresTwoFactor)
        {
            return Results.LocalRedirect("/sign-in/code?ReturnUrl=" + Uri.EscapeDataString(Back(form)));
        }

        if (result.Succeeded)
        {
            return Results.LocalRedirect(Back(form));
        }

        flash.Say(result.IsLockedOut ? new("尝试次数过多，请十五分钟后再试。", "Too many tries; come back in a quarter of an hour.") : WrongPassword, isRefusal: true);
        return Results.LocalRedirect("/sign-in");
    }

    private static async Task<IResult> SignInCode(IFormCollection form, SignInManager<Account> signIn, Flash flash)
    {
        var code = form["code"].ToString().Replace(" ", "", StringComparison.Ordinal);
        var result = code.Length == 6
            ? await signIn.TwoFactorAuthenticatorSignInAsync(code, isPersistent: false, rememberClient: false)
            : await signIn.TwoFactorRecoveryCodeSignInAsync(code);
        if (result.Succeeded)
        {
            return Results.LocalRedirect(Back(form));
        }

        flash.Say(new("口令不对。", "The code is wrong."), isRefusal: true);
        return Results.LocalRedirect("/sign-in/code");
    }

    private static async Task<IResult> SignOut(IFormCollection form, SignInManager<Account> signIn)
    {
        _ = form;
        await signIn.SignOutAsync();
        return Results.LocalRedirect("/");
    }

    private static async Task<IResult> Accept(
        string secret, IFormCollection form, OneTimeLinks links, UserManager<Account> users, SignInManager<Account> signIn, Flash flash, HttpContext context)
    {
        if (await links.FindAsync(secret, context.RequestAborted) is null)
        {
            return Results.LocalRedirect("/invitation/" + Uri.EscapeDataString(secret));
        }

        var name = form["name"].ToString().Trim();
        var account = new Account { UserName = form["account"].ToString().Trim(), DisplayName = name.Length is > 0 and <= 80 ? name : form["account"].ToString() };
        var problem = await Problem(users, account, form["password"].ToString());
        if (problem is not null)
        {
            flash.Say(problem, isRefusal: true);
            return Results.LocalRedirect("/invitation/" + Uri.EscapeDataString(secret));
        }

        // Only who uses the link up makes the account: of two at once, one.
        if (await links.TakeAsync(secret, context.RequestAborted) is not { } capacities || await users.CreateAsync(account, form["password"].ToString()) is not { Succeeded: true })
        {
            return Results.LocalRedirect("/invitation/" + Uri.EscapeDataString(secret));
        }

        await users.AddToRolesAsync(account, capacities);
        await signIn.SignInAsync(account, isPersistent: false);
        return Results.LocalRedirect("/");
    }

    private static async Task<LocalizedText?> Problem(UserManager<Account> users, Account account, string password)
    {
        foreach (var validator in users.UserValidators)
        {
            if (!(await validator.ValidateAsync(users, account)).Succeeded)
            {
                return new("账号已被使用，或含有不能用的字符。", "The account is taken, or has characters that cannot be used.");
            }
        }

        foreach (var validator in users.PasswordValidators)
        {
            if (!(await validator.ValidateAsync(users, account, password)).Succeeded)
            {
                return new("密码至少要有 12 个字符。", "The password needs at least 12 characters.");
            }
        }

        return null;
    }

    private static async Task<IResult> Invite(IFormCollection form, OneTimeLinks links, Flash flash, HttpContext context)
    {
        var capacities = form["capacity"].OfType<string>().Where(Capacity.All.Contains).ToArray();
        if (capacities.Length == 0)
        {
            flash.Say(new("请选择角色。", "Choose a role."), isRefusal: true);
            return Results.LocalRedirect("/accounts");
        }

        var link = $"{context.Request.Scheme}://{context.Request.Host}/invitation/{await links.NewAsync(capacities, context.RequestAborted)}";
        flash.Say(new($"一次性链接（七天内有效，只显示这一次）：{link}", $"One-time link (holds for seven days, shown only now): {link}"));
        return Results.LocalRedirect("/accounts");
    }

    private static async Task<IResult> SetRoles(string id, IFormCollection form, UserManager<Account> users, Flash flash)
    {
        if (await users.FindByIdAsync(id) is not { } account)
        {
            return Results.NotFound();
        }

        var wanted = form["capacity"].OfType<string>().Where(Capacity.All.Contains).ToHashSet(StringComparer.Ordinal);
        var had = await users.GetRolesAsync(account);
        if (had.Contains(Capacity.Administrator) && !wanted.Contains(Capacity.Administrator) && (await users.GetUsersInRoleAsync(Capacity.Administrator)).Count == 1)
        {
            flash.Say(new("至少要有一名管理员。", "There must be one administrator."), isRefusal: true);
            return Results.LocalRedirect("/accounts");
        }

        await users.RemoveFromRolesAsync(account, had.Except(wanted, StringComparer.Ordinal));
        await users.AddToRolesAsync(account, wanted.Except(had, StringComparer.Ordinal));
        await users.UpdateSecurityStampAsync(account);
        flash.Say(new("角色已保存。", "The roles are saved."));
        return Results.LocalRedirect("/accounts");
    }

    private static async Task<IResult> Disable(string id, IFormCollection form, UserManager<Account> users, Visitor visitor, Flash flash)
    {
        _ = form;
        if (await users.FindByIdAsync(id) is not { } account || id == visitor.Id)
        {
            return Results.NotFound();
        }

        account.IsDisabled = true;
        await users.UpdateAsync(account);
        await users.UpdateSecurityStampAsync(account);
        flash.Say(new("账号已停用。", "The account is out of use."));
        return Results.LocalRedirect("/accounts");
    }

    private static async Task<IResult> ChangePassword(IFormCollection form, UserManager<Account> users, SignInManager<Account> signIn, Flash flash, HttpContext context)
    {
        var account = (await users.GetUserAsync(context.User))!;
        var result = await users.ChangePasswordAsync(account, form["old"].ToString(), form["new"].ToString());
        if (result.Succeeded)
        {
            await signIn.RefreshSignInAsync(account);
        }

        flash.Say(result.Succeeded ? new("密码已修改。", "The password is changed.") : new("密码没有修改：现在的密码不对，或新密码太短。", "The password is not changed: the present one is wrong, or the new one too short."), !result.Succeeded);
        return Results.LocalRedirect("/account");
    }

    private static async Task<IResult> EnableTotp(IFormCollection form, UserManager<Account> users, SignInManager<Account> signIn, Flash flash, HttpContext context)
    {
        var account = (await users.GetUserAsync(context.User))!;
        var code = form["code"].ToString().Replace(" ", "", StringComparison.Ordinal);
        if (!await users.VerifyTwoFactorTokenAsync(account, users.Options.Tokens.AuthenticatorTokenProvider, code))
        {
            flash.Say(new("口令不对。", "The code is wrong."), isRefusal: true);
            return Results.LocalRedirect("/account");
        }

        await users.SetTwoFactorEnabledAsync(account, enabled: true);
        var recovery = string.Join("  ", await users.GenerateNewTwoFactorRecoveryCodesAsync(account, 8) ?? []);
        await signIn.RefreshSignInAsync(account);
        flash.Say(new($"动态口令已启用。请抄下恢复码（只显示这一次）：{recovery}", $"Codes are in use. Write these recovery codes down (shown only now): {recovery}"));
        return Results.LocalRedirect("/account");
    }

    private static async Task<IResult> DisableTotp(IFormCollection form, UserManager<Account> users, SignInManager<Account> signIn, Flash flash, HttpContext context)
    {
        var account = (await users.GetUserAsync(context.User))!;
        if (!await users.CheckPasswordAsync(account, form["password"].ToString()))
        {
            flash.Say(new("密码不对。", "The password is wrong."), isRefusal: true);
            return Results.LocalRedirect("/account");
        }

        await users.SetTwoFactorEnabledAsync(account, enabled: false);
        await users.ResetAuthenticatorKeyAsync(account);
        await signIn.RefreshSignInAsync(account);
        flash.Say(new("动态口令已停用。", "Codes are no longer in use."));
        return Results.LocalRedirect("/account");
    }

    private static async Task<IResult> NewToken(IFormCollection form, CandorDbContext db, Visitor visitor, TimeProvider clock, Flash flash, HttpContext context)
    {
        var name = form["name"].ToString().Trim();
        var days = int.TryParse(form["days"], NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? Math.Clamp(given, 1, 366) : 90;
        if (name.Length is 0 or > 60)
        {
            flash.Say(new("请写明用途。", "Say what it is for."), isRefusal: true);
            return Results.LocalRedirect("/account");
        }

        var token = await TokenAuthentication.NewAsync(db, clock, visitor.Id, name, days, context.RequestAborted);
        flash.Say(new($"令牌（只显示这一次）：{token}", $"The token (shown only now): {token}"));
        return Results.LocalRedirect("/account");
    }

    private static async Task<IResult> RevokeToken(string id, IFormCollection form, CandorDbContext db, Visitor visitor, TimeProvider clock, HttpContext context)
    {
        _ = form;
        var owner = visitor.Id;
        if (await db.ApiTokens.SingleOrDefaultAsync(t => t.Id == id && t.AccountId == owner, context.RequestAborted) is not { } token)
        {
            return Results.NotFound();
        }

        token.RevokedAt = clock.GetUtcNow();
        await db.SaveChangesAsync(context.RequestAborted);
        return Results.LocalRedirect("/account");
    }

    /// <summary>Where a form leads back to: a path of this server, never another.</summary>
    internal static string Back(IFormCollection form)
    {
        var back = form["back"].ToString();
        return back.StartsWith('/') && !back.StartsWith("//", StringComparison.Ordinal) && !back.StartsWith("/\\", StringComparison.Ordinal) && !back.Any(char.IsControl) ? back : "/";
    }
}
