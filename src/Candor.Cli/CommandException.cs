namespace Candor.Cli;

/// <summary>Something that ends the command with one sentence to the person and an exit code.</summary>
internal sealed class CommandException(int exitCode, string message, Exception? inner = null) : Exception(message, inner)
{
    public int ExitCode { get; } = exitCode;

    public static CommandException Usage(string message) => new(Cli.ExitCode.Usage, message);

    public static CommandException NotAnalysed(string message, Exception? inner = null) => new(Cli.ExitCode.NotAnalysed, message, inner);
}
