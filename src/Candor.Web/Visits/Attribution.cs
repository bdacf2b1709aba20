using System.Collections.Immutable;
using Candor.Traffic;
using Candor.Web.Pages;
using Candor.Web.Recording;

namespace Candor.Web.Visits;

/// <summary>Tells for each recorded request what made it: the browser's word, else that of the script which was seen to send.</summary>
internal static class Attribution
{
    public static void Apply(ImmutableArray<Exchange> exchanges, ImmutableArray<BrowserRequest> requests, ImmutableArray<PageNote> notes)
    {
        var known = requests
            .GroupBy(static r => (r.Method, Key(r.Url)))
            .ToDictionary(static g => g.Key, static g => new Queue<FlowOrigin>(g.Select(static r => r.Origin)));
        var sends = notes
            .Where(static n => n.Kind == "send")
            .Select(static n => (Note: n, Url: n.Detail[(n.Detail.IndexOf(' ', StringComparison.Ordinal) + 1)..]))
            .GroupBy(static s => Key(s.Url), StringComparer.Ordinal)
            .ToDictionary(static g => g.Key, static g => g.First().Note, StringComparer.Ordinal);
        foreach (var exchange in exchanges)
        {
            if (known.TryGetValue((exchange.Method, Key(exchange.Url)), out var queue) && queue.Count > 0)
            {
                exchange.Origin = queue.Dequeue();
            }

            if (exchange.Origin.Script is null or "" && sends.TryGetValue(Key(exchange.Url), out var note))
            {
                exchange.Origin = exchange.Origin with { Kind = exchange.Origin.Kind ?? note.Detail.Split(' ')[0], Script = note.ScriptUrl, FrameUrl = exchange.Origin.FrameUrl ?? note.Document };
            }
        }
    }

    /// <summary>A URL without its fragment, in the one form that browser and recorder share.</summary>
    private static string Key(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped) : url;
}
