namespace Candor.Server.Accounts;

/// <summary>The names of who may reach an endpoint.</summary>
internal static class Policies
{
    public const string SignedIn = "signed-in";

    public const string Staff = "staff";

    public const string Reading = "reading";

    public const string Approver = "approver";

    public const string Administrator = "administrator";

    public static void Add(IServiceCollection services) => services.AddAuthorizationBuilder()
        .AddPolicy(SignedIn, static p => p.RequireAuthenticatedUser())
        .AddPolicy(Staff, static p => p.RequireRole(Capacity.Staff))
        .AddPolicy(Reading, static p => p.RequireRole(Capacity.Reading))
        .AddPolicy(Approver, static p => p.RequireRole(Capacity.Name(Role.Approver)))
        .AddPolicy(Administrator, static p => p.RequireRole(Capacity.Administrator));
}
