using Microsoft.AspNetCore.Identity;

namespace Candor.Server.Accounts;

/// <summary>Makes the roles, and a link for the first administrator where there is none.</summary>
internal static class FirstStart
{
    /// <summary>The path of the link; null where an administrator is there.</summary>
    public static async Task<string?> RunAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var roles = services.GetRequiredService<RoleManager<IdentityRole>>();
        foreach (var name in Capacity.All)
        {
            if (!await roles.RoleExistsAsync(name))
            {
                await roles.CreateAsync(new(name));
            }
        }

        var users = services.GetRequiredService<UserManager<Account>>();
        if ((await users.GetUsersInRoleAsync(Capacity.Administrator)).Count > 0)
        {
            return null;
        }

        return "/invitation/" + await services.GetRequiredService<OneTimeLinks>().NewAsync([Capacity.Administrator], cancellation);
    }
}
