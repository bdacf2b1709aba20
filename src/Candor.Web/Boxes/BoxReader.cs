using System.Collections.Immutable;
using Candor.Web.Looking;
using Candor.Web.Words;

namespace Candor.Web.Boxes;

/// <summary>Tells which boxes of a page ask for consent or enrolment, and what turning them on means.</summary>
internal static class BoxReader
{
    /// <summary>Whether a box is one that law speaks of: not one for staying signed in or choosing goods.</summary>
    public static bool IsConsent(LookControl control) =>
        control.Visible && !control.Disabled && control.Label.Length >= 4 && !PageWords.Everyday.IsMatch(control.Label) && !MeaningsOf(control).IsEmpty;

    /// <summary>What turning it on means.</summary>
    public static ImmutableArray<ControlMeaning> MeaningsOf(LookControl control)
    {
        var text = control.Label + " " + string.Join(' ', control.Links.Select(static l => l.Text));
        return [.. PageWords.Meanings.Where(m => m.Pattern.IsMatch(text)).Select(static m => m.Meaning).Order()];
    }

    /// <summary>The agreements that its text names between book-title marks or links.</summary>
    public static ImmutableArray<NamedAgreement> AgreementsOf(LookControl control)
    {
        var links = control.Links.Select(static l => new NamedAgreement(l.Text.Trim('《', '》', ' ', '“', '”', '"', ',', '，', '.', '。', '、'), l.Href)).Where(static a => a.Name.Length > 1).ToList();
        var titles = PageWords.BookTitle.Matches(control.Label).Select(static m => m.Value.Trim('《', '》', ' ')).Where(t => !links.Exists(l => l.Name.Contains(t, StringComparison.Ordinal) || t.Contains(l.Name, StringComparison.Ordinal)));
        return [.. links.Concat(titles.Select(static t => new NamedAgreement(t, null))).DistinctBy(static a => a.Name, StringComparer.Ordinal)];
    }

    /// <summary>
    /// The main button: the one that a person who came for the service presses. Words tell most, then how it stands out, then how large it is.
    /// Buttons that only look like text are none.
    /// </summary>
    public static LookButton? MainButton(ImmutableArray<LookButton> buttons, IReadOnlyList<LookControl> boxes, LookDialog? dialog)
    {
        LookButton? best = null;
        var most = 0.0;
        foreach (var button in buttons)
        {
            var inDialog = dialog?.Buttons.Any(b => b.Id == button.Id) == true;
            if (inDialog || button.IsLink || button.Box.W < 40 || boxes.Any(b => b.Id == button.Id || b.Toggle == button.Id || b.Links.Any(l => l.Text == button.Text)))
            {
                continue;
            }

            var score = Math.Min(button.Box.W * button.Box.H, 30_000) / 10_000
                + (PageWords.MainButton.IsMatch(button.Text) ? 3 : 0)
                + Math.Min(2, Math.Max(0, (button.Fill ?? 1) - 1))
                + (boxes.Count > 0 && boxes.Min(b => b.LabelBox.DistanceTo(button.Box)) < 200 ? 1 : 0);
            if (score > most)
            {
                (best, most) = (button, score);
            }
        }

        return most >= 2 ? best : null;
    }
}
