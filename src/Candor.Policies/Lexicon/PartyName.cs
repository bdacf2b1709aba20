namespace Candor.Policies.Lexicon;

/// <summary>What a name of a party or of an SDK stands for.</summary>
/// <param name="Party">The id of the party; <see cref="PartyIds.First"/> for the subject itself.</param>
/// <param name="Sdk">The id of the SDK; null where the name is the party's.</param>
internal sealed record PartyName(string Party, string? Sdk);
