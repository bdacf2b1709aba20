namespace Candor.Cases;

/// <summary>Many subjects audited under the same conditions.</summary>
public sealed class CampaignRow
{
    /// <summary>The id.</summary>
    public required string Id { get; init; }

    /// <summary>What it is called.</summary>
    public required string Title { get; init; }

    /// <summary>The conditions, as JSON.</summary>
    public required string Options { get; init; }

    /// <summary>When it was begun.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who began it.</summary>
    public required string AccountId { get; init; }
}
