using System.Collections.Immutable;

namespace Candor;

/// <summary>
/// What a subject does with one data type. All evidence of the same data type, action, party, stage and permission is one practice,
/// known with the certainty of its strongest evidence.
/// </summary>
/// <param name="Id">A hash of what makes it this practice.</param>
/// <param name="DataType">The id of the data type.</param>
/// <param name="Action">What is done.</param>
/// <param name="Party">The id of the party whose code does it, or which receives it.</param>
/// <param name="Stage">When, seen from consent.</param>
/// <param name="Purpose">The id of the purpose, where the subject shows it.</param>
/// <param name="Permission">The permission requested; null for other actions.</param>
/// <param name="Certainty">How it is known.</param>
/// <param name="Triggers">What sets it off, where a call path shows it; ascending.</param>
/// <param name="Evidence">Ids of the strongest evidence, strongest first.</param>
/// <param name="Occurrences">How many places were found; at least the number of evidence ids.</param>
/// <param name="Basis">What the stage rests on; null where it was not looked for.</param>
public sealed record Practice(
    string Id,
    string DataType,
    PracticeAction Action,
    string Party,
    Stage Stage,
    string? Purpose,
    string? Permission,
    Certainty Certainty,
    ImmutableArray<Trigger> Triggers,
    ImmutableArray<string> Evidence,
    int Occurrences,
    StageBasis? Basis)
{
    /// <summary>Makes a practice with its id.</summary>
    public static Practice Create(
        string dataType,
        PracticeAction action,
        string party,
        Certainty certainty,
        ImmutableArray<string> evidence,
        int occurrences,
        ImmutableArray<Trigger> triggers = default,
        string? permission = null,
        Stage stage = Stage.Unknown,
        string? purpose = null,
        StageBasis? basis = null) =>
        new(
            ContentId.Of("practice", dataType, KebabEnum.Format(action), party, KebabEnum.Format(stage), purpose, permission),
            dataType,
            action,
            party,
            stage,
            purpose,
            permission,
            certainty,
            triggers.IsDefault ? [] : triggers,
            evidence,
            occurrences,
            basis);
}
