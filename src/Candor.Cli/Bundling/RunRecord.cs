namespace Candor.Cli.Bundling;

/// <summary>The facts of one run, which differ from run to run (<c>run.json</c>). Nothing else in a bundle does, but its salts and signature.</summary>
/// <param name="StartedAt">When it began, ISO 8601 in UTC.</param>
/// <param name="DurationMilliseconds">How long it took.</param>
/// <param name="Host">The operating system and processor architecture.</param>
/// <param name="Runtime">The runtime.</param>
internal sealed record RunRecord(string StartedAt, long DurationMilliseconds, string Host, string Runtime);
