using System.Collections.Immutable;

namespace Candor.Cli.Bundling;

/// <summary>What was done, in order and without times (<c>steps.json</c>).</summary>
/// <param name="Command">The command that does it again, file names without their folders.</param>
/// <param name="Steps">The steps.</param>
internal sealed record StepLog(string Command, ImmutableArray<LoggedStep> Steps);
