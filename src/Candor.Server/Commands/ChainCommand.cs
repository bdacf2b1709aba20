using System.CommandLine;
using System.Text.Json;

namespace Candor.Server.Commands;

/// <summary><c>candor chain</c>: checks a case's chain without any server.</summary>
internal static class ChainCommand
{
    private const long LargestFile = 256L << 20;

    public static Command Create()
    {
        var path = new Argument<string>("FILE") { Description = "The chain, as a case's page hands it out." };
        var key = new Option<string?>("--key") { Description = "The public key that the server is known by, as PEM. Default: the one in the file, which proves only that nothing was changed since.", HelpName = "FILE" };
        var command = new Command("chain", "Checks that no event of a case was changed, taken out, put in or moved, and who signed it.") { path, key };
        command.SetAction(async (parsed, cancellation) =>
        {
            var file = parsed.GetValue(path)!;
            try
            {
                if (new FileInfo(file).Length > LargestFile)
                {
                    throw new IOException($"{file} is too large.");
                }

                var export = CaseExport.FromJson(await File.ReadAllBytesAsync(file, cancellation));
                var known = parsed.GetValue(key) is { } keyFile ? await File.ReadAllTextAsync(keyFile, cancellation) : export.PublicKey;
                var problems = EventChain.Verify(export.Events, known);
                foreach (var problem in problems)
                {
                    await Console.Out.WriteLineAsync(problem);
                }

                if (problems.IsEmpty)
                {
                    var withheld = export.Events.Count(static e => e.Body is null);
                    await Console.Out.WriteLineAsync($"{export.Events.Length} events{(withheld > 0 ? $", {withheld} of them withheld," : "")}: whole, in order, and signed by {(parsed.GetValue(key) is null ? "the key in the file" : "the known key")}.");
                }

                return problems.IsEmpty ? 0 : 1;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
            {
                await Console.Error.WriteLineAsync($"candor: {e.Message}");
                return 3;
            }
        });
        return command;
    }
}
