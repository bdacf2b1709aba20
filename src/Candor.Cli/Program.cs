using System.CommandLine;
using Candor.Cli;
using Candor.Cli.Commands;

HeapLimit.Apply();
var root = new RootCommand(
    """
    Compares what an app does with what it says and with what the law asks, and shows the evidence.

    Start with:  candor audit APP.apk --policy POLICY.html
    Exit codes:  0 nothing at or above --fail-on, 1 something, 2 wrong usage, 3 could not analyse.
    """)
{
    AuditCommand.Create(),
    PolicyCommand.Create(),
    DecodeCommand.Create(),
    PersonaCommand.Create(),
    LawCommand.Create(),
    KnowledgeCommand.Create(),
    DexCommand.Create(),
    FlowsCommand.Create(),
    CompareCommand.Create(),
    GateCommand.Create(),
    SarifCommand.Create(),
    NoticeCommand.Create(),
    RopaCommand.Create(),
    SdkCommand.Create(),
    VerifyCommand.Create(),
    RedactCommand.Create(),
    KeyCommand.Create(),
};

var parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    Console.Error.WriteLine($"candor: {parsed.Errors[0].Message} See 'candor {string.Join(' ', args.TakeWhile(static a => !a.StartsWith('-')).Take(1).Append("--help"))}'.");
    return ExitCode.Usage;
}

try
{
    return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (CommandException e)
{
    Console.Error.WriteLine($"candor: {e.Message}");
    return e.ExitCode;
}
catch (Candor.Knowledge.KnowledgeException e)
{
    Console.Error.WriteLine($"candor: The knowledge base has a mistake. {e.Message}");
    return ExitCode.NotAnalysed;
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine($"candor: {e.Message}");
    return ExitCode.NotAnalysed;
}
catch (Exception e) when (e is not (OutOfMemoryException or OperationCanceledException))
{
    Console.Error.WriteLine($"candor: A mistake in Candor ended the run; nothing was concluded. Please report it with what follows.{Environment.NewLine}{e}");
    return ExitCode.NotAnalysed;
}
