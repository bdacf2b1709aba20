namespace Candor.Traffic;

/// <summary>One header field line.</summary>
/// <param name="Name">The name as it was written; compare without regard to case.</param>
/// <param name="Value">The value as it was written: its bytes as UTF-8 where they are UTF-8, else as Latin-1.</param>
public sealed record HeaderField(string Name, string Value);
