using Microsoft.AspNetCore.Identity;

namespace Candor.Cases;

/// <summary>Somebody who can sign in.</summary>
public sealed class Account : IdentityUser
{
    /// <summary>The name that cases and notices show.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>The language of the interface, <c>zh</c> or <c>en</c>; null for that of the browser.</summary>
    public string? Language { get; set; }

    /// <summary>Whether it was taken out of use.</summary>
    public bool IsDisabled { get; set; }
}
