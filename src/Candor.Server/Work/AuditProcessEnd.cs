namespace Candor.Server.Work;

/// <summary>How an audit's process ended.</summary>
/// <param name="ExitCode">What it ended with; above 128 by a signal.</param>
/// <param name="Limit">The limit at which it was killed; null where it was not.</param>
/// <param name="Errors">The end of what it wrote for people.</param>
/// <param name="PeakMemory">The most memory that was seen, in bytes.</param>
internal sealed record AuditProcessEnd(int ExitCode, AuditLimit? Limit, string Errors, long PeakMemory);
