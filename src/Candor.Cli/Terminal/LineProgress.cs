namespace Candor.Cli.Terminal;

/// <summary>Writes each stage as a line on standard error, for a program that follows an audit (<c>CANDOR_PROGRESS=lines</c>).</summary>
internal sealed class LineProgress : IAuditProgress
{
    /// <summary>What stands before each stage.</summary>
    public const string Prefix = "stage: ";

    private const string Variable = "CANDOR_PROGRESS";

    /// <summary>Whether it is asked for.</summary>
    public static bool IsWanted => Environment.GetEnvironmentVariable(Variable) == "lines";

    public void Report(string stage) => Console.Error.WriteLine(Prefix + stage);
}
