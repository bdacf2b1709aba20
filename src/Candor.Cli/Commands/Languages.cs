namespace Candor.Cli.Commands;

/// <summary>Reads the language that a person asks for.</summary>
internal static class Languages
{
    /// <summary>The language of <c>--lang</c>; where it was not given, that of the environment.</summary>
    /// <exception cref="CommandException">It is neither zh nor en.</exception>
    public static Language Parse(string? text) => text switch
    {
        "zh" => Language.Zh,
        "en" => Language.En,
        null => (Environment.GetEnvironmentVariable("LC_ALL") ?? Environment.GetEnvironmentVariable("LANG") ?? "").StartsWith("zh", StringComparison.Ordinal)
            ? Language.Zh
            : Language.En,
        _ => throw CommandException.Usage($"--lang is '{text}'; it takes zh or en."),
    };
}
