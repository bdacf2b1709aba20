namespace Candor.Reports.Papers.Blocks;

/// <summary>A run of text of one look.</summary>
internal readonly record struct Run(string Text, RunStyle Style = RunStyle.Plain)
{
    public static implicit operator Run(string text) => new(text);
}
