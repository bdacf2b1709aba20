using System.Collections.Immutable;
using Candor.Policies.Disclosures;
using Candor.Policies.Lexicon;
using Candor.Policies.Negation;
using Candor.Policies.Structure;
using Candor.Policies.Text;

namespace Candor.Policies.ThirdParties;

/// <summary>Reads lists of third parties into rows and disclosures, and tables of the app's own collection into disclosures.</summary>
internal sealed class ThirdPartyReader(PolicyLexicon lexicon, PolicyText text, PolicyStructure structure, DisclosureReader sentences, DisclosureLedger ledger, Evidences evidence, string policy)
{
    private static readonly PolarityReading Affirmed = new(Outcome.Affirmed, null, Modality.Does);
    private readonly ILookup<int, Sentence> _byBlock = structure.Sentences.ToLookup(static s => s.Block);

    private readonly List<TextSpan> _read = [];
    private readonly HashSet<int> _tabled = [];

    /// <summary>The blocks of the rows of all tables that were read.</summary>
    public IReadOnlySet<int> TabledBlocks => _tabled;

    /// <summary>Where the lists stand, ascending; what they say is told by their rows and not by their sentences.</summary>
    public IReadOnlyList<TextSpan> Spans => _read;

    /// <summary>The rows of all lists, in the order of the text.</summary>
    public ImmutableArray<ThirdPartyRow> Read()
    {
        var rows = new List<(int At, ThirdPartyRow Row)>();
        var tables = new TableEntries(text);
        foreach (var table in text.Tables)
        {
            var (entries, isOfOthers) = tables.Read(table);
            if (!entries.IsEmpty)
            {
                _tabled.UnionWith(table.Rows.Select(static r => r.Block));
            }

            foreach (var entry in entries)
            {
                if (isOfOthers)
                {
                    rows.Add((entry.Whole.Start, Row(entry)));
                }
                else
                {
                    OwnCollection(entry);
                }
            }
        }

        // Where two readings of one place are possible, the one that rests on more structure counts.
        foreach (var entry in new KeyValueEntries(text).Read())
        {
            Add(entry, isOfOthers: true, rows);
        }

        foreach (var (entry, isOfOthers) in new FlatEntries(text).Read())
        {
            Add(entry, isOfOthers, rows);
        }

        foreach (var entry in new ProseEntries(text).Read())
        {
            Add(entry, isOfOthers: true, rows);
        }

        return [.. rows.OrderBy(static r => r.At).Select(static r => r.Row)];
    }

    private void Add(Entry entry, bool isOfOthers, List<(int At, ThirdPartyRow Row)> rows)
    {
        var at = _read.BinarySearch(entry.Whole, Comparer<TextSpan>.Create(static (a, b) => a.Start.CompareTo(b.Start)));
        var next = at >= 0 ? at : ~at;
        if (at >= 0 || (next > 0 && _read[next - 1].End > entry.Whole.Start) || (next < _read.Count && _read[next].Start < entry.Whole.End))
        {
            return;
        }

        _read.Insert(next, entry.Whole);
        if (isOfOthers)
        {
            rows.Add((entry.Whole.Start, Row(entry)));
        }
        else
        {
            OwnCollection(entry);
        }
    }

    private ThirdPartyRow Row(Entry entry)
    {
        var path = PathOf(entry);
        var name = Words(entry, Column.Name) ?? Words(entry, Column.Company) ?? "";
        var resolved = Resolve(entry);
        var data = entry.Find(Column.Data);
        var types = data is { } span ? lexicon.FindData(text.Text, span).Select(static h => h.Value.Id).Distinct(StringComparer.Ordinal).ToImmutableArray() : [];
        var purpose = (entry.Find(Column.Purpose) ?? entry.Find(Column.Scene)) is { } told ? lexicon.Purposes.Find(text.Text, told).Select(static h => h.Value.Id).FirstOrDefault() : null;
        var party = resolved?.Party ?? PartyIds.Unknown;
        foreach (var type in types)
        {
            ledger.Add(type, DisclosureAction.Share, party, name, purpose, Affirmed, DisclosureSource.SdkList, IsOpen(data!.Value), entry.Whole, path);
        }

        return new(
            policy,
            name,
            Words(entry, Column.Company),
            resolved?.Party,
            resolved?.Sdk,
            Words(entry, Column.Package),
            Words(entry, Column.Purpose) ?? Words(entry, Column.Scene),
            types,
            Words(entry, Column.Data),
            Words(entry, Column.Permissions) is { } permissions ? Permissions(permissions) : [],
            Words(entry, Column.Mode),
            Address(entry),
            evidence.Quote(entry.Whole, path));
    }

    /// <summary>A table without other parties tells what the app itself collects, unless its lead-in says otherwise.</summary>
    private void OwnCollection(Entry entry)
    {
        if (entry.Find(Column.Data) is not { } data)
        {
            return;
        }

        var path = PathOf(entry);
        var frame = sentences.LeadIn(_byBlock[entry.Block].Select(static s => s.LeadIn).FirstOrDefault(-1));
        var purpose = (entry.Find(Column.Purpose) ?? entry.Find(Column.Scene)) is { } told ? lexicon.Purposes.Find(text.Text, told).Select(static h => h.Value.Id).FirstOrDefault() : null;
        foreach (var hit in lexicon.FindData(text.Text, data))
        {
            if (frame is not null)
            {
                ledger.Add(frame, hit.Value.Id, purpose, DisclosureSource.Sentence, IsOpen(data), entry.Whole, path);
            }
            else
            {
                ledger.Add(hit.Value.Id, DisclosureAction.Collect, PartyIds.First, null, purpose, Affirmed, DisclosureSource.Sentence, IsOpen(data), entry.Whole, path);
            }
        }
    }

    /// <summary>The party that the package, the name or the company is known as; of several the SDK's own name counts most.</summary>
    private PartyName? Resolve(Entry entry)
    {
        PartyName? party = null;
        foreach (var column in (Column[])[Column.Package, Column.Name, Column.Company])
        {
            if (entry.Find(column) is not { } span)
            {
                continue;
            }

            foreach (var hit in lexicon.Parties.Find(text.Text, span))
            {
                if (hit.Value.Sdk is not null)
                {
                    return hit.Value;
                }

                party ??= hit.Value;
            }
        }

        return party;
    }

    private static ImmutableArray<string> Permissions(string words)
    {
        // Names of Android permissions stand one after the other with nothing but white space between.
        char[] separators = words.Contains("permission.", StringComparison.Ordinal) ? ['、', ',', '，', ';', '；', ' '] : ['、', ',', '，', ';', '；'];
        return [.. words.Split(separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
    }

    private string? Address(Entry entry)
    {
        if (entry.Link is { } link)
        {
            return link;
        }

        var told = Words(entry, Column.Address);
        return told is null || !told.Contains("://", StringComparison.Ordinal) ? Words(entry, Column.Website) is { } site && site.Contains("://", StringComparison.Ordinal) ? site : told : told;
    }

    private bool IsOpen(TextSpan span) => span.In(text.Text).TrimEnd('。', '.', '；', ';', ' ') is var words
        && (words.EndsWith('等') || words.EndsWith("等信息", StringComparison.Ordinal) || words.Contains("such as", StringComparison.OrdinalIgnoreCase) || words.Contains("包括但不限于", StringComparison.Ordinal));

    private string? Words(Entry entry, Column column) => entry.Find(column) is { } span ? span.In(text.Text).Trim() : null;

    private ImmutableArray<string> PathOf(Entry entry) => _byBlock[entry.Block].FirstOrDefault() is { } sentence ? structure.PathOf(sentence) : [];
}
