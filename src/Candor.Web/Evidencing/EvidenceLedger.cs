using System.Collections.Immutable;
using Candor.Traffic;
using Candor.Web.Recording;
using Candor.Web.Visits;

namespace Candor.Web.Evidencing;

/// <summary>Collects evidence and the blobs into which it points.</summary>
internal sealed class EvidenceLedger
{
    private const int LongestUrl = 500;
    private const int LongestExcerpt = 160;
    private readonly Dictionary<string, Evidence> _evidence = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EvidenceBlob> _blobs = new(StringComparer.Ordinal);
    private readonly Dictionary<Exchange, int> _numbers = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Picture, string> _pictures = new(ReferenceEqualityComparer.Instance);
    private string _har = string.Empty;
    private ImmutableArray<Flow> _flows = [];
    private CodedValues _coded = CodedValues.None;

    public ImmutableArray<Evidence> Evidence => [.. _evidence.Values.OrderBy(static e => e.Id, StringComparer.Ordinal)];

    public ImmutableArray<EvidenceBlob> Blobs => [.. _blobs.Values.OrderBy(static b => b.Sha256, StringComparer.Ordinal)];

    /// <summary>Sets the recording into which evidence of requests points.</summary>
    /// <param name="har">The recording.</param>
    /// <param name="flows">Its requests.</param>
    /// <param name="exchanges">The same as they were recorded.</param>
    /// <param name="coded">Which parts of them are left out.</param>
    public void Recording(EvidenceBlob har, ImmutableArray<Flow> flows, IReadOnlyList<Exchange> exchanges, CodedValues coded)
    {
        _coded = coded;
        Keep(har);
        _har = har.Sha256;
        _flows = flows;
        for (var i = 0; i < exchanges.Count; i++)
        {
            _numbers[exchanges[i]] = i + 1;
        }
    }

    public int NumberOf(Exchange exchange) => _numbers[exchange];

    public void Add(IEnumerable<Evidence> evidence)
    {
        foreach (var item in evidence)
        {
            _evidence.TryAdd(item.Id, item);
        }
    }

    public string Of(string blob, Locator locator)
    {
        var evidence = Candor.Evidence.Create(blob, locator);
        _evidence.TryAdd(evidence.Id, evidence);
        return evidence.Id;
    }

    /// <summary>The evidence of a picture.</summary>
    public string Of(Visit visit, Picture picture)
    {
        if (!_pictures.TryGetValue(picture, out var id))
        {
            var blob = EvidenceBlob.Of(picture.Png, ".png");
            Keep(blob);
            id = Of(blob.Sha256, new ScreenshotLocator(picture.Url, visit.Kind, picture.Caption, picture.Width, picture.Height, picture.Boxes));
            _pictures[picture] = id;
        }

        return id;
    }

    /// <summary>The evidence of a request as a whole: its body where it has one, else its address.</summary>
    public string Of(Exchange exchange, Func<string, string> mask)
    {
        var number = _numbers[exchange];
        var flow = _flows[number - 1];
        var body = exchange.RequestBody.Bytes;
        var text = body.IsEmpty ? exchange.Url : System.Text.Encoding.UTF8.GetString(body.Span[..Math.Min(body.Length, LongestExcerpt * 4)]);
        return Of(_har, new TrafficLocator(
            number,
            exchange.Method,
            _coded.Hold(number, "url") ? HarWriter.WithoutValues(exchange.Url) : mask(Cut(exchange.Url, LongestUrl)),
            exchange.Host,
            body.IsEmpty ? "url" : "body",
            null,
            null,
            [],
            0,
            body.IsEmpty ? System.Text.Encoding.UTF8.GetByteCount(exchange.Url) : body.Length,
            _coded.Hold(number, body.IsEmpty ? "url" : "body") ? HarWriter.LeftOut : mask(Cut(text, LongestExcerpt)),
            (long)exchange.Offset.TotalMilliseconds,
            flow.Stage,
            exchange.Origin.Script));
    }

    public string Keep(EvidenceBlob blob)
    {
        _blobs.TryAdd(blob.Sha256, blob);
        return blob.Sha256;
    }

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];
}
