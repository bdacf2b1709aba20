namespace Candor.Policies.Text;

/// <summary>Notes what every format can lack: text at all, readable characters, characters that mean what they show.</summary>
internal static class PolicyTextGaps
{
    public static PolicyText Complete(PolicyText read, PolicyLimits limits)
    {
        var gaps = read.Gaps.ToBuilder();
        if (read.Text.Length == 0 && gaps.Count == 0)
        {
            gaps.Add(Gaps.Empty);
        }

        if (read.Text.Length >= limits.MaxCharacters)
        {
            gaps.Add(Gaps.TooLong(limits.MaxCharacters, "字符", "characters"));
        }

        var replaced = read.Text.AsSpan().Count('\uFFFD');
        if (replaced > 0)
        {
            gaps.Add(Gaps.Undecodable(replaced));
        }

        if (read.Suspicion is { } suspicion && (suspicion.Invisible > 0 || suspicion.Bidirectional > 0))
        {
            gaps.Add(Gaps.Suspicious(suspicion.Invisible, suspicion.Bidirectional));
        }

        var hidden = read.Blocks.Count(static b => b.IsHidden);
        if (hidden > 0)
        {
            gaps.Add(Gaps.Hidden(hidden));
        }

        var garbage = replaced * 10 > read.Text.Length;
        if (garbage)
        {
            gaps.Add(Gaps.Garbage);
        }

        return read with { Gaps = gaps.ToImmutable(), IsComplete = read.IsComplete && read.Text.Length > 0 && !garbage };
    }
}
