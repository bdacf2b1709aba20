using System.Diagnostics;

namespace Candor.Acceptance.Command;

/// <summary>Runs programs as a person would, the real <c>./candor</c> above all.</summary>
internal static class CandorProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static ProcessOutcome Run(params string[] arguments) => Start(Repository.At("candor"), arguments);

    public static ProcessOutcome Start(string program, params string[] arguments) => Start(program, [], arguments);

    /// <summary>Runs a program with further variables in its environment.</summary>
    public static ProcessOutcome Start(string program, (string Name, string Value)[] environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(program)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = Repository.Root,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["LC_ALL"] = "C.UTF-8";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{program} {string.Join(' ', arguments)} did not end.");
        }

        return new(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }
}
