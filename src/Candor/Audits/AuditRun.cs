namespace Candor;

/// <summary>Facts of one run, which differ from run to run. Nothing else in an audit does.</summary>
/// <param name="StartedAt">When it began, ISO 8601 in UTC.</param>
/// <param name="DurationMilliseconds">How long it took.</param>
/// <param name="Host">The operating system and processor architecture.</param>
/// <param name="Command">The arguments of the command, file names without their folders.</param>
public sealed record AuditRun(string StartedAt, long DurationMilliseconds, string Host, string Command);
