namespace Candor.Policies.Negation;

/// <summary>The outcome for one verb, with its condition and how firmly it is said.</summary>
internal sealed record PolarityReading(Outcome Outcome, string? Condition, Modality Modality)
{
    /// <summary>Nothing is stated.</summary>
    public static PolarityReading None { get; } = new(Outcome.NotStated, null, Modality.Does);
}
