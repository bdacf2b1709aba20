using System.Security.Claims;

namespace Candor.Server.Accounts;

/// <summary>Who asks, in this request.</summary>
internal sealed class Visitor(IHttpContextAccessor accessor)
{
    private ClaimsPrincipal Principal => accessor.HttpContext?.User ?? new ClaimsPrincipal();

    /// <summary>Whether somebody signed in.</summary>
    public bool IsSignedIn => Principal.Identity?.IsAuthenticated == true;

    /// <summary>The account's id; empty for nobody.</summary>
    public string Id => Principal.FindFirstValue(ClaimTypes.NameIdentifier) ?? "";

    /// <summary>The name that the record shows.</summary>
    public string Name => Principal.FindFirstValue(DisplayNameClaims.DisplayName) ?? Principal.Identity?.Name ?? "";

    /// <summary>Whether the account has a capacity.</summary>
    public bool Is(string capacity) => Principal.IsInRole(capacity);

    /// <summary>Whether the account has a role.</summary>
    public bool Is(Role role) => Is(Capacity.Name(role));

    /// <summary>Whether the account works on cases.</summary>
    public bool IsStaff => Capacity.Staff.Any(Is);

    /// <summary>Whether the account may read every case.</summary>
    public bool IsReading => Capacity.Reading.Any(Is);

    /// <summary>The account in the capacity in which it may make a move; in any of its own where it may in none.</summary>
    public Actor ActorFor(CaseMove move)
    {
        var roles = Enum.GetValues<Role>().Where(Is).ToList();
        var fit = Transitions.Of(move).Roles.Where(roles.Contains).ToList();
        return new(Id, Name, fit.Count > 0 ? fit[0] : roles.Count > 0 ? roles[0] : Role.Reader);
    }
}
