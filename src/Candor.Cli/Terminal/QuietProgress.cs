namespace Candor.Cli.Terminal;

/// <summary>Tells nothing: for pipes and CI.</summary>
internal sealed class QuietProgress : IAuditProgress
{
    public void Report(string stage)
    {
    }
}
