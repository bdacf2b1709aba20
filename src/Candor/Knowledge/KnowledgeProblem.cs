namespace Candor.Knowledge;

/// <summary>A mistake in a knowledge file.</summary>
/// <param name="File">The file, below its knowledge folder.</param>
/// <param name="Line">The line, from 1; 0 where the whole file is meant.</param>
/// <param name="Message">What is wrong, and what to write instead.</param>
public sealed record KnowledgeProblem(string File, int Line, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => Line > 0
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{File}:{Line}: {Message}")
        : $"{File}: {Message}";
}
