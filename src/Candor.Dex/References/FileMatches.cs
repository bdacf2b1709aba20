namespace Candor.Dex;

/// <summary>The patterns that each table row of one file matches.</summary>
internal sealed record FileMatches(MatchTable Methods, MatchTable Fields, MatchTable Strings, MatchTable Types);
