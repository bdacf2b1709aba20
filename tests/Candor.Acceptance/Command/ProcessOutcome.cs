namespace Candor.Acceptance.Command;

/// <summary>How a program ended.</summary>
internal sealed record ProcessOutcome(int ExitCode, string Output, string Error);
