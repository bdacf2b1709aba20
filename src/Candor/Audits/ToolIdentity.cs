namespace Candor;

/// <summary>What made an audit.</summary>
/// <param name="Name">The program: <c>candor</c>.</param>
/// <param name="Version">Its version.</param>
/// <param name="Knowledge">SHA-256 over the knowledge files that were used, in lower-case hexadecimal.</param>
/// <param name="Rules">How many rules were in force for this audit.</param>
public sealed record ToolIdentity(string Name, string Version, string Knowledge, int Rules);
