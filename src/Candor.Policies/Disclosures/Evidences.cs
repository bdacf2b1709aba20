using System.Collections.Immutable;
using Candor.Policies.Text;

namespace Candor.Policies.Disclosures;

/// <summary>The evidence of one reading, each piece once.</summary>
internal sealed class Evidences(string text, string sha256)
{
    private const int Context = 120;
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly ImmutableArray<Evidence>.Builder _all = ImmutableArray.CreateBuilder<Evidence>();

    /// <summary>All evidence, in the order in which it was asked for.</summary>
    public ImmutableArray<Evidence> All => _all.ToImmutable();

    /// <summary>The id of a quote.</summary>
    public string Quote(TextSpan span, ImmutableArray<string> path)
    {
        var before = Math.Max(0, span.Start - Context);
        var after = Math.Min(text.Length, span.End + Context);
        return Add(new TextLocator(span.Start, span.Length, span.In(text), text[before..span.Start], text[span.End..after], path));
    }

    /// <summary>The id of a search that found nothing.</summary>
    public string Search(LocalizedText sought) => Add(new SearchLocator(sought, text.Length));

    private string Add(Locator locator)
    {
        var evidence = Evidence.Create(sha256, locator);
        if (_ids.Add(evidence.Id))
        {
            _all.Add(evidence);
        }

        return evidence.Id;
    }
}
