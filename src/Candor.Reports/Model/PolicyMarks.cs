using System.Collections.Immutable;
using Candor.Reports.Html;

namespace Candor.Reports.Model;

/// <summary>The text of one policy with the passages that its disclosures and contents rest on; passages do not overlap.</summary>
/// <param name="Sha256">SHA-256 of the text.</param>
/// <param name="Text">The text, as long as it is shown.</param>
/// <param name="Marks">The passages, ascending, and whether they deny something.</param>
internal sealed record PolicyMarks(string Sha256, string Text, ImmutableArray<(int Start, int End, bool IsDenied)> Marks)
{
    /// <summary>Marks a policy's text.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="text">Its normalised text.</param>
    /// <param name="audit">The audit that holds its disclosures and evidence.</param>
    /// <param name="most">The characters that are shown.</param>
    public static PolicyMarks Of(Policy policy, string text, Audit audit, int most)
    {
        var denied = audit.Disclosures.Where(static d => d.Polarity == Polarity.Denied).Select(static d => d.Quote).ToHashSet(StringComparer.Ordinal);
        var wanted = audit.Disclosures.Select(static d => d.Quote).Concat(policy.Contents.Select(static c => c.Evidence)).Concat(policy.ThirdParties.Select(static r => r.Quote)).ToHashSet(StringComparer.Ordinal);
        var shown = text.Length > most ? text[..most] : text;
        var marks = ImmutableArray.CreateBuilder<(int, int, bool)>();
        var end = 0;
        foreach (var (span, isDenied) in audit.Evidence
            .Where(e => e.Blob == policy.TextSha256 && e.Locator is TextLocator && wanted.Contains(e.Id))
            .Select(e => (Span: (TextLocator)e.Locator, IsDenied: denied.Contains(e.Id)))
            .OrderBy(static m => m.Span.Start).ThenByDescending(static m => m.Span.Length).ThenBy(static m => m.IsDenied))
        {
            if (span.Start >= end && span.Length > 0 && span.Start + (long)span.Length <= shown.Length)
            {
                end = span.Start + span.Length;
                marks.Add((span.Start, end, isDenied));
            }
        }

        return new(policy.TextSha256, shown, marks.ToImmutable());
    }

    /// <summary>The place of the passage that holds a character; null where none does.</summary>
    public Anchor? PlaceOf(int character)
    {
        var mark = Marks.FirstOrDefault(m => m.Start <= character && character < m.End);
        return mark.End == 0 ? null : PlaceOfMark(mark.Start);
    }

    /// <summary>The place of the passage that begins at a character.</summary>
    public Anchor PlaceOfMark(int start) => Anchor.Of("said", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(Sha256.Length > 12 ? Sha256[..12] : Sha256)}-{start}"));
}
