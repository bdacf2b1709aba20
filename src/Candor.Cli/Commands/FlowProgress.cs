namespace Candor.Cli.Commands;

/// <summary>Says on a terminal how far the analysis of data flow is; silent where nobody looks.</summary>
internal sealed class FlowProgress(TextWriter terminal, bool isTerminal) : IDisposable
{
    private string _shown = "";

    /// <summary>What to tell while the apps are analysed; null where nothing is shown.</summary>
    /// <param name="apps">The paths of the apps.</param>
    public Action<string, int, int>? Begin(IReadOnlyList<string> apps)
    {
        string names = string.Join('+', apps.Select(Path.GetFileName));
        return isTerminal ? (stage, done, all) => Show($"{names}: {stage} {(all == 0 ? 100 : 100L * done / all)} %") : null;
    }

    /// <summary>Takes the line away again.</summary>
    public void Clear() => Show("");

    public void Dispose() => Clear();

    private void Show(string text)
    {
        if (isTerminal && text != _shown)
        {
            terminal.Write($"\r{text}{new string(' ', Math.Max(0, _shown.Length - text.Length))}\r{text}");
            _shown = text;
        }
    }
}
