namespace Candor.Differences;

/// <summary>What makes a practice the same practice in another version.</summary>
/// <param name="DataType">The data type.</param>
/// <param name="Action">What is done with it.</param>
/// <param name="Party">Who does it.</param>
/// <param name="Stage">When it is done with regard to consent.</param>
public sealed record PracticeKey(string DataType, PracticeAction Action, string Party, Stage Stage)
{
    /// <summary>The key of a practice.</summary>
    public static PracticeKey Of(Practice practice)
    {
        ArgumentNullException.ThrowIfNull(practice);
        return new(practice.DataType, practice.Action, practice.Party, practice.Stage);
    }
}
