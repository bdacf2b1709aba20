namespace Candor.Cli.Terminal;

/// <summary>Is told what an audit is doing.</summary>
internal interface IAuditProgress
{
    /// <summary>Tells the stage that begins.</summary>
    void Report(string stage);
}
