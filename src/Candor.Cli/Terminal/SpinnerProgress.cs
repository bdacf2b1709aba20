using Spectre.Console;

namespace Candor.Cli.Terminal;

/// <summary>Shows the stage with a spinner on standard error.</summary>
internal sealed class SpinnerProgress(StatusContext status) : IAuditProgress
{
    public void Report(string stage) => status.Status(Markup.Escape(stage));

    /// <summary>Runs work with a spinner where standard error is a terminal, and quietly where not.</summary>
    public static T Run<T>(string title, Func<IAuditProgress, T> work)
    {
        if (LineProgress.IsWanted)
        {
            return work(new LineProgress());
        }

        if (Console.IsErrorRedirected)
        {
            return work(new QuietProgress());
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Status().Start(Markup.Escape(title), status => work(new SpinnerProgress(status)));
    }
}
