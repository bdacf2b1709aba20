namespace Candor.Cases;

/// <summary>The stream over which jobs are offered.</summary>
public sealed record NatsQueueOptions
{
    /// <summary>The defaults.</summary>
    public static NatsQueueOptions Default { get; } = new();

    /// <summary>The name of the stream, and in lower case the first word of its subjects: letters, digits, <c>-</c> and <c>_</c>.</summary>
    public string Stream { get; init; } = "AUDITS";

    /// <summary>How long a delivery may be without a sign of life before the stream offers it again.</summary>
    public TimeSpan AckWait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often the stream delivers one offer; after that the sweep makes a new one.</summary>
    public int MaxDeliver { get; init; } = 20;

    /// <summary>For how long the stream drops an offer that it already has.</summary>
    public TimeSpan DuplicateWindow { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>After how long a waiting job whose offer the stream has delivered, or has lost, is offered anew. More than <see cref="AckWait"/>.</summary>
    public TimeSpan LostAfter { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long the stream may take to answer.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(3);
}
