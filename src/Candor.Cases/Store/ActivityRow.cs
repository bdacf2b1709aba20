namespace Candor.Cases;

/// <summary>Something that somebody did on the server, for the audit log. Never changed and never deleted.</summary>
public sealed class ActivityRow
{
    /// <summary>Its place.</summary>
    public long Id { get; set; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who; null before signing in.</summary>
    public string? AccountId { get; set; }

    /// <summary>What, as a short word.</summary>
    public required string Action { get; init; }

    /// <summary>On what.</summary>
    public string? Target { get; set; }

    /// <summary>From where.</summary>
    public string? Address { get; set; }

    /// <summary>The status that was answered.</summary>
    public required int Status { get; init; }
}
