namespace Candor.Differences;

/// <summary>What makes a disclosure the same statement in another version of a policy, whatever the words around it.</summary>
/// <param name="DataType">The data type.</param>
/// <param name="Action">What is said to be done with it.</param>
/// <param name="Party">By or to whom.</param>
/// <param name="Polarity">Whether it is affirmed or denied.</param>
public sealed record DisclosureKey(string DataType, DisclosureAction Action, string Party, Polarity Polarity)
{
    /// <summary>The key of a disclosure.</summary>
    public static DisclosureKey Of(Disclosure disclosure)
    {
        ArgumentNullException.ThrowIfNull(disclosure);
        return new(disclosure.DataType, disclosure.Action, disclosure.Party, disclosure.Polarity);
    }
}
