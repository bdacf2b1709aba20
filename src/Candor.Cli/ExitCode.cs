namespace Candor.Cli;

/// <summary>What the command ends with.</summary>
internal static class ExitCode
{
    /// <summary>Nothing at or above the level of <c>--fail-on</c>, or nothing wrong.</summary>
    public const int Nothing = 0;

    /// <summary>Something at or above the level of <c>--fail-on</c>, or something wrong.</summary>
    public const int Something = 1;

    /// <summary>The command was called wrongly.</summary>
    public const int Usage = 2;

    /// <summary>The input could not be analysed.</summary>
    public const int NotAnalysed = 3;
}
