using System.Buffers.Text;
using System.Collections.Immutable;
using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Parser.Parts;
using UglyToad.PdfPig.Tokens;

namespace Candor.Policies.Text;

/// <summary>
/// What drawing each page costs, in bytes of content: its own, and that of the forms which it draws, each as often as it is drawn. Forms draw forms
/// (ISO 32000-1, 8.10), so that a few of them can stand for more than any machine draws, and one that draws itself for a stack without end. What is
/// counted is never less than what is drawn: every use of a name counts as a drawing of the form of that name, in whatever resources stand around it.
/// </summary>
internal sealed class PdfWeights
{
    private const int MaxDepth = 32;
    private const int MaxVisits = 4_000;

    private readonly PdfDocument _document;
    private readonly long _most;
    private readonly Dictionary<string, (long Length, Dictionary<string, int> Names)> _contents = new(StringComparer.Ordinal);
    private readonly HashSet<string> _under = new(StringComparer.Ordinal);
    private readonly List<long> _pages = [];
    private int _nodes;
    private int _visits;

    private PdfWeights(PdfDocument document, long most) => (_document, _most) = (document, most);

    /// <summary>The weights of the pages in their order; none is told above just over <paramref name="most"/>.</summary>
    public static IReadOnlyList<long> Of(PdfDocument document, long most)
    {
        var weights = new PdfWeights(document, most);
        if (weights.Find<DictionaryToken>(document.Structure.Catalog.CatalogDictionary, NameToken.Pages) is { } root)
        {
            weights.Walk(root, [], 0);
        }

        return weights._pages;
    }

    private void Walk(DictionaryToken node, ImmutableStack<DictionaryToken> resources, int depth)
    {
        if (depth > MaxDepth || _nodes++ > MaxVisits)
        {
            return;
        }

        resources = Inside(node, resources);
        if (Find<ArrayToken>(node, NameToken.Kids) is not { } kids)
        {
            _visits = 0;
            _pages.Add(Contents(node, resources));
            return;
        }

        foreach (var kid in kids.Data)
        {
            if (DirectObjectFinder.TryGet<DictionaryToken>(kid, _document.Structure.TokenScanner, out var child))
            {
                Walk(child, resources, depth + 1);
            }
        }
    }

    private long Contents(DictionaryToken page, ImmutableStack<DictionaryToken> resources)
    {
        if (!page.TryGet(NameToken.Contents, out var contents))
        {
            return 0;
        }

        IReadOnlyList<IToken> parts = DirectObjectFinder.TryGet<ArrayToken>(contents, _document.Structure.TokenScanner, out var array) ? array.Data : [contents];
        var total = 0L;
        foreach (var part in parts)
        {
            if (total <= _most && DirectObjectFinder.TryGet<StreamToken>(part, _document.Structure.TokenScanner, out var stream))
            {
                total += Content(part, stream, resources, 0);
            }
        }

        return Math.Min(total, _most + 1);
    }

    private long Content(IToken token, StreamToken stream, ImmutableStack<DictionaryToken> resources, int depth)
    {
        var key = token is IndirectReferenceToken reference ? reference.Data.ToString() : string.Empty;
        if (depth > MaxDepth || _visits++ > MaxVisits || !_under.Add(key))
        {
            // What draws itself weighs more than anything.
            return _most + 1;
        }

        var total = Drawn(key, stream, resources, depth);
        _under.Remove(key);
        return Math.Min(total, _most + 1);
    }

    private long Drawn(string key, StreamToken stream, ImmutableStack<DictionaryToken> resources, int depth)
    {
        var (total, names) = Read(key, stream);
        foreach (var (name, times) in names)
        {
            foreach (var scope in resources)
            {
                if (total <= _most && scope.TryGet(NameToken.Create(name), out var drawn) && DirectObjectFinder.TryGet<StreamToken>(drawn, _document.Structure.TokenScanner, out var form)
                    && !(form.StreamDictionary.TryGet<NameToken>(NameToken.Subtype, out var kind) && kind == NameToken.Image))
                {
                    total += Content(drawn, form, Inside(form.StreamDictionary, resources), depth + 1) * times;
                }
            }
        }

        return total;
    }

    private (long Length, Dictionary<string, int> Names) Read(string key, StreamToken stream)
    {
        if (key.Length > 0 && _contents.TryGetValue(key, out var known))
        {
            return known;
        }

        (long Length, Dictionary<string, int> Names) content;
        try
        {
            var bytes = stream.Decode(_document.Structure.FilterProvider, _document.Structure.TokenScanner).Span;
            content = (bytes.Length, bytes.Length > _most ? [] : Names(bytes));
        }
        catch (PdfTooLargeException)
        {
            content = (_most + 1, []);
        }

        if (key.Length > 0)
        {
            _contents.Add(key, content);
        }

        return content;
    }

    /// <summary>The forms and pictures that can be named inside a page, a node of the tree or a form: its own before those around it.</summary>
    private ImmutableStack<DictionaryToken> Inside(DictionaryToken dictionary, ImmutableStack<DictionaryToken> around) =>
        Find<DictionaryToken>(dictionary, NameToken.Resources) is { } own && Find<DictionaryToken>(own, NameToken.Xobject) is { } drawn ? around.Push(drawn) : around;

    private T? Find<T>(DictionaryToken dictionary, NameToken name)
        where T : class, IToken =>
        dictionary.TryGet(name, out var token) && DirectObjectFinder.TryGet<T>(token, _document.Structure.TokenScanner, out var found) ? found : null;

    /// <summary>How often each name stands in a content, with the escapes of names undone (ISO 32000-1, 7.3.5).</summary>
    private static Dictionary<string, int> Names(ReadOnlySpan<byte> content)
    {
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        var name = new StringBuilder();
        for (var at = 0; content[at..].IndexOf((byte)'/') is >= 0 and var next;)
        {
            at += next + 1;
            name.Clear();
            while (at < content.Length && content[at] > ' ' && !"()<>[]{}/%"u8.Contains(content[at]))
            {
                if (content[at] == '#' && at + 2 < content.Length && Utf8Parser.TryParse(content.Slice(at + 1, 2), out byte escaped, out var used, 'x') && used == 2)
                {
                    name.Append((char)escaped);
                    at += 3;
                }
                else
                {
                    name.Append((char)content[at++]);
                }
            }

            var written = name.ToString();
            names[written] = names.GetValueOrDefault(written) + 1;
        }

        return names;
    }
}
