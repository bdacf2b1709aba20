namespace Candor;

/// <summary>A section of a policy.</summary>
/// <param name="Level">How deep it stands, from 1.</param>
/// <param name="Heading">Its heading; empty for the text before the first heading.</param>
/// <param name="Start">Its first character in the normalised text.</param>
/// <param name="Length">Its length in UTF-16 code units, sections below it included.</param>
public sealed record PolicySection(int Level, string Heading, int Start, int Length);
