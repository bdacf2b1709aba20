using System.CommandLine;
using Candor.Traffic;

namespace Candor.Cli.Commands;

/// <summary><c>candor persona</c>.</summary>
internal static class PersonaCommand
{
    public static Command Create()
    {
        var seed = new Option<long>("--seed")
        {
            Description = "Another seed gives another person; the same seed always the same.",
            DefaultValueFactory = static _ => (long)BaitPersona.DefaultSeed,
            HelpName = "NUMBER",
        };
        var command = new Command(
            "persona",
            """
            Prints an invented person to record traffic with. Type these values into the app, then give the same file to 'candor decode' or
            'candor audit' with --persona. Its telephone number is in a range in use: do not call it.
            """)
        {
            seed,
        };
        command.SetAction(parsed =>
        {
            using var output = Console.OpenStandardOutput();
            output.Write(PersonaFile.Write(BaitPersona.Create(unchecked((ulong)parsed.GetValue(seed)))));
            return ExitCode.Nothing;
        });
        return command;
    }
}
