namespace Candor.Server.Work;

/// <summary>How a child process ended.</summary>
/// <param name="ExitCode">Its exit code; 128 and more for a signal.</param>
/// <param name="Errors">The last of what it wrote on standard error.</param>
/// <param name="Killed">Why it was killed; null where it ended by itself.</param>
internal sealed record ChildEnd(int ExitCode, string Errors, ChildLimit? Killed);
