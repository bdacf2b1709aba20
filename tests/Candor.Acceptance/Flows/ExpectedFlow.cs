using System.Text.RegularExpressions;

namespace Candor.Acceptance.Flows;

/// <summary>A flow that a case expects (<c>flow</c>) or allows (<c>may</c>).</summary>
internal sealed record ExpectedFlow(bool Required, ExpectedEnd Source, ExpectedEnd Sink, IReadOnlyList<string> Stages)
{
    private static readonly Regex Form = new(
        @"^(?<kind>flow|may) (?<source>\S+) in (?<sourceIn>\S+) -> (?<sink>\S+) in (?<sinkIn>\S+)( : (?<stages>[a-z|-]+))?$",
        RegexOptions.ExplicitCapture,
        TimeSpan.FromSeconds(1));

    public static ExpectedFlow? Read(string directive)
    {
        var match = Form.Match(directive);
        return match.Success
            ? new(
                match.Groups["kind"].Value == "flow",
                new(match.Groups["source"].Value, match.Groups["sourceIn"].Value),
                new(match.Groups["sink"].Value, match.Groups["sinkIn"].Value),
                match.Groups["stages"].Success ? match.Groups["stages"].Value.Split('|') : [])
            : null;
    }

    public bool Fits(FoundFlow found) => Source.Fits(found.Source, found.SourceIn) && Sink.Fits(found.Sink, found.SinkIn);

    public override string ToString() => $"{Source} -> {Sink}";
}
