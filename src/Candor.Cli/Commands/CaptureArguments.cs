using System.CommandLine;
using Candor.Cli.Auditing;

namespace Candor.Cli.Commands;

/// <summary>The options that concern captures of traffic, the same in every command.</summary>
internal static class CaptureArguments
{
    public static Option<string?> Persona() => new("--persona")
    {
        Description = "For a capture: the values that were typed in and that the device has, as JSON. Default: the bait persona that 'candor persona' prints.",
        HelpName = "FILE",
    };

    public static Option<string[]> FirstParty() => new("--first-party")
    {
        Description = "For a capture: a domain of the app itself. May be given more than once.",
        HelpName = "DOMAIN",
    };

    public static Option<bool> Redact() => new("--redact") { Description = "For a capture of a real person's traffic: mask the values in all that is written." };

    /// <summary>The options as they are typed, file names without their folders.</summary>
    public static IEnumerable<string> Words(CaptureOptions options)
    {
        if (options.PersonaPath is { } persona)
        {
            yield return "--persona";
            yield return Path.GetFileName(persona);
        }

        foreach (var domain in options.FirstParty)
        {
            yield return "--first-party";
            yield return domain;
        }

        if (options.SubjectName is { } name)
        {
            yield return "--name";
            yield return name;
        }

        if (options.IsRedacted)
        {
            yield return "--redact";
        }
    }
}
