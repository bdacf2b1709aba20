using System.Collections.Immutable;
using System.Globalization;
using Candor.Traffic;
using Candor.Web.Pages;
using Candor.Web.Recording;
using Candor.Web.Visits;

namespace Candor.Web.Scripting;

/// <summary>Knows scripts by what they did: fingerprinting, session replay, keystrokes, permissions asked before anything was touched.</summary>
internal static class ScriptReader
{
    private const int ManyFonts = 12;
    private const int ManyProperties = 6;

    /// <summary>A behaviour, without its party and evidence.</summary>
    internal sealed record Found(ScriptBehaviour Behaviour, string Script, ImmutableArray<string> Signs, bool? LeftPage, string? Host, Stage Stage, ImmutableArray<Exchange> Exchanges);

    public static IEnumerable<Found> Read(IReadOnlyList<Visit> visits, ImmutableArray<Sighting> typed, Func<int, Exchange?> exchangeOf)
    {
        var done = new HashSet<(ScriptBehaviour, string)>();
        foreach (var visit in visits)
        {
            foreach (var group in visit.Notes.GroupBy(static n => n.ScriptUrl, StringComparer.Ordinal).OrderBy(static g => g.Key, StringComparer.Ordinal))
            {
                var notes = group.ToImmutableArray();
                var sentBy = SentBy(visit, group.Key, static e => e.Method == "POST" || e.Url.Length > 120);
                if (Fingerprinting(notes, hasLeft: !sentBy.IsEmpty) is { } signs && done.Add((ScriptBehaviour.Fingerprinting, group.Key)))
                {
                    var sent = sentBy;
                    yield return new(ScriptBehaviour.Fingerprinting, group.Key, signs, sent.IsEmpty ? null : true, sent.FirstOrDefault()?.Host, visit.Stage, sent);
                }

                if (Replay(notes) is { } followed && done.Add((ScriptBehaviour.SessionReplay, group.Key)))
                {
                    // What is gathered may be sent by another script of the page: large bodies that left while the person was followed count.
                    var sent = SentBy(visit, group.Key, static e => e.RequestBody.Bytes.Length > 400 || e.Frames.Sum(static f => f.Body.Bytes.Length) > 400);
                    sent = sent.IsEmpty ? [.. visit.Exchanges.Where(static e => e.Method == "POST" && e.RequestBody.Bytes.Length > 1500)] : sent;
                    yield return new(ScriptBehaviour.SessionReplay, group.Key, followed, sent.IsEmpty ? null : true, sent.FirstOrDefault()?.Host, visit.Stage, sent);
                }

                var early = notes.Where(static n => n.Kind == "permission" && !n.IsActive).Select(static n => n.Detail).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToImmutableArray();
                if (!early.IsEmpty && visit.Kind == VisitKind.Untouched && done.Add((ScriptBehaviour.EarlyPermission, group.Key)))
                {
                    yield return new(ScriptBehaviour.EarlyPermission, group.Key, early, null, null, visit.Stage, []);
                }
            }
        }

        foreach (var group in typed.GroupBy(static s => s.Host, StringComparer.Ordinal).OrderBy(static g => g.Key, StringComparer.Ordinal))
        {
            var exchange = exchangeOf(group.First().Locator.Request);
            var script = exchange?.Origin.Script is { Length: > 0 } s ? s : group.First().Locator.Initiator ?? string.Empty;
            yield return new(
                ScriptBehaviour.Keystrokes,
                script,
                [.. group.Select(static s => s.DataType).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
                true,
                group.Key,
                Stage.BeforeConsent,
                [.. group.Select(g => exchangeOf(g.Locator.Request)).OfType<Exchange>().Distinct()]);
        }
    }

    /// <summary>The signs of fingerprinting; null where they are too few. One sign alone is what ordinary pages do.</summary>
    /// <param name="notes">What the script did.</param>
    /// <param name="hasLeft">Whether it sent something.</param>
    public static ImmutableArray<string>? Fingerprinting(ImmutableArray<PageNote> notes, bool hasLeft)
    {
        int Distinct(string kind) => notes.Where(n => n.Kind == kind).Select(static n => n.Detail).Distinct(StringComparer.Ordinal).Count();

        var canvas = notes.Any(static n => n.Kind == "canvas") && notes.Any(static n => n.Kind == "canvas-text");
        var webgl = Distinct("webgl");
        var audio = Distinct("audio");
        var fonts = Distinct("font");
        var device = Distinct("navigator") + Distinct("screen");
        var zone = Distinct("timezone");
        var signs = ImmutableArray.CreateBuilder<string>();
        var isHidden = canvas && hasLeft && notes.Any(static n => n.Kind == "canvas-hidden");
        Add(canvas, isHidden ? "canvas that is not shown, with text of many letters" : "canvas");
        Add(webgl >= 2, string.Create(CultureInfo.InvariantCulture, $"WebGL ×{webgl}"));
        Add(audio >= 1, "audio");
        Add(fonts >= ManyFonts, string.Create(CultureInfo.InvariantCulture, $"fonts ×{fonts}"));
        var strong = signs.Count;
        Add(device >= ManyProperties, string.Create(CultureInfo.InvariantCulture, $"navigator and screen ×{device}"));
        Add(zone >= 1, "time zone");
        return strong >= 2 || isHidden || (strong == 1 && (device >= ManyProperties || fonts >= 3 * ManyFonts)) ? signs.ToImmutable() : null;

        void Add(bool isThere, string sign)
        {
            if (isThere)
            {
                signs.Add(sign);
            }
        }
    }

    /// <summary>The signs of session replay; null where they are too few: every change of the document, and the pointer, scrolling and input.</summary>
    public static ImmutableArray<string>? Replay(ImmutableArray<PageNote> notes)
    {
        var mutations = notes.FirstOrDefault(static n => n.Kind == "mutations" && n.Detail.Contains("text", StringComparison.Ordinal) && n.Detail.Contains("children", StringComparison.Ordinal));
        if (mutations is null)
        {
            return null;
        }

        var followed = notes.Where(static n => n.Kind == "listener").Select(static n => n.Detail.Split(' ')[0]).ToHashSet(StringComparer.Ordinal);
        string[][] families = [["mousemove", "pointermove", "touchmove"], ["scroll"], ["input", "change", "keydown", "keyup", "keypress"], ["click", "mousedown", "mouseup", "pointerdown"]];
        var seen = families.Where(f => Array.Exists(f, followed.Contains)).Select(static f => f[0]).ToList();
        return seen.Count >= 3 ? ["document " + mutations.Detail, .. seen] : null;
    }

    private static ImmutableArray<Exchange> SentBy(Visit visit, string script, Func<Exchange, bool> counts) =>
        [.. visit.Exchanges.Where(e => e.Origin.Script == script && e.Method != "OPTIONS" && counts(e))];
}
