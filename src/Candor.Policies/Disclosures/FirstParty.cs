using Candor.Policies.Lexicon;

namespace Candor.Policies.Disclosures;

/// <summary>Who the policy is of: what the app and its operator call themselves, and the parties of the knowledge base that they are.</summary>
/// <param name="Names">The names, ready to be found; null where none is known.</param>
/// <param name="Parties">The ids of the parties.</param>
internal sealed record FirstParty(TermMatcher<PartyName>? Names, IReadOnlySet<string> Parties);
