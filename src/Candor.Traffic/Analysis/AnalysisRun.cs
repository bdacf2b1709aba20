using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Candor.Knowledge;
using Candor.Traffic.Decoding;
using Candor.Traffic.Hosts;
using Candor.Traffic.Matching;

namespace Candor.Traffic;

/// <summary>One run of the analyser over one capture.</summary>
internal sealed class AnalysisRun
{
    /// <summary>A host whose largest answer is smaller than this serves no content.</summary>
    private const int ContentBytes = 512;

    private static readonly HashSet<string> PlainHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "host", "connection", "content-length", "content-type", "content-encoding", "accept", "accept-encoding", "accept-language", "accept-charset", "cache-control", "pragma",
        "transfer-encoding", "te", "upgrade", "upgrade-insecure-requests", "sec-fetch-site", "sec-fetch-mode", "sec-fetch-dest", "sec-fetch-user", "sec-ch-ua",
        "sec-ch-ua-mobile", "sec-ch-ua-platform", "sec-websocket-key", "sec-websocket-version", "sec-websocket-extensions", "range", "dnt", "sec-gpc", "cookie",
        ":method", ":authority", ":scheme", ":path", "expect", "keep-alive", "priority", "if-modified-since", "proxy-connection",
    };

    private readonly KnowledgeBase _knowledge;
    private readonly TrafficLimits _limits;
    private readonly TrafficContext _context;
    private readonly LayerScanner _scanner;
    private readonly PartyFinder _parties;
    private readonly RecipientLedger _ledger;
    private readonly Redactor? _redactor;
    private readonly TrafficGaps _gaps = new();
    private readonly ImmutableArray<Sighting>.Builder _sightings = ImmutableArray.CreateBuilder<Sighting>();
    private readonly Dictionary<string, Evidence> _evidence = new(StringComparer.Ordinal);
    private readonly PracticeLedger _practices;
    private readonly Dictionary<string, bool> _names = new(StringComparer.Ordinal);

    public AnalysisRun(KnowledgeBase knowledge, PersonaIndex index, TrafficLimits limits, TrafficContext context)
    {
        _knowledge = knowledge;
        _limits = limits;
        _context = context;
        _scanner = new(index, limits);
        _parties = new(knowledge, context.FirstPartyHosts);
        _ledger = new(knowledge, _parties, limits);
        _practices = new(limits.EvidencePerPractice);
        _redactor = context.IsRedacted ? new Redactor(index.Persona) : null;
    }

    public void Read(Flow flow)
    {
        var host = HostName.Of(flow.Request.Url);
        if (host.Length == 0)
        {
            _gaps.Unreadable(flow.Number);
            return;
        }

        var record = _ledger.At(host, flow.Number);
        if (record is not null)
        {
            record.Requests++;
            record.Stages.Add(flow.Stage);
        }

        try
        {
            ReadParts(new(flow, host, record?.Identity ?? _parties.Find(host), record));
        }
        catch (Exception e) when (e is IndexOutOfRangeException or ArgumentException or InvalidOperationException or FormatException or OverflowException)
        {
            // A mistake of ours that the sender may have looked for: one request is told as unread, the others are not lost.
            _gaps.Fault(flow.Number, e);
        }
    }

    public TrafficAnalysis ToAnalysis()
    {
        var persistent = new List<(HostIdentity Host, string DataType, TrafficLocator Locator, string Evidence, int Count)>();
        var recipients = _ledger.ToRecipients(Keep, persistent);
        foreach (var (host, dataType, locator, evidence, count) in persistent)
        {
            _practices.Add(dataType, host.Party, locator.Stage, evidence, count);
        }

        if (_ledger.LeftOut > 0)
        {
            _gaps.Hosts(_ledger.LeftOut, _limits.Hosts);
        }

        var practices = _practices.ToPractices();
        var named = practices.SelectMany(static p => p.Evidence).Concat(recipients.SelectMany(static r => r.Behaviours).SelectMany(static b => b.Evidence)).ToHashSet(StringComparer.Ordinal);
        return new(
            _sightings.ToImmutable(),
            recipients,
            practices,
            [.. _evidence.Values.Where(e => named.Contains(e.Id)).OrderBy(static e => e.Id, StringComparer.Ordinal)],
            _gaps.ToNotAnalysed());
    }

    private void ReadParts(FlowPlace place)
    {
        var flow = place.Flow;
        _scanner.BeginFlow();
        _scanner.ReadUrl(Encoding.UTF8.GetBytes(flow.Request.Url));
        EndPart(place, "url", null, null);
        foreach (var header in flow.Request.Headers)
        {
            Header(place, header);
        }

        Body(place, flow.Request, "body", null, flow.Request.Body);
        foreach (var frame in flow.Frames.Where(static f => f.Direction == FrameDirection.Sent))
        {
            Frame(place, frame);
        }

        if (flow.Response is { } response)
        {
            Response(place, response);
        }

        if (_scanner.IsCut)
        {
            _gaps.Cut(flow.Number);
        }
    }

    private void Header(FlowPlace place, HeaderField header)
    {
        var isCookie = header.Name.Equals("cookie", StringComparison.OrdinalIgnoreCase);
        if (!isCookie && PlainHeaders.Contains(header.Name))
        {
            return;
        }

        var value = Encoding.UTF8.GetBytes(header.Value);
        if (isCookie)
        {
            _scanner.ReadCookies(value);
            EndPart(place, "cookie", null, null);
        }
        else
        {
            var name = Encoding.UTF8.GetBytes(header.Name);
            _scanner.ReadName(name);
            _scanner.Read(value, Trail.Part.Then(StepKind.Part, name));
            EndPart(place, "header", header.Name, null);
        }
    }

    private void Frame(FlowPlace place, WebSocketFrame frame)
    {
        if (frame.Body.State is BodyState.Missing or BodyState.Truncated)
        {
            _gaps.Body(place.Flow.Number, frame.Body);
        }

        if (!frame.Body.Bytes.IsEmpty)
        {
            _scanner.Read(Bounded(place, frame.Body.Bytes), Trail.Part);
            EndPart(place with { Milliseconds = (long)frame.Offset.TotalMilliseconds }, "frame", null, frame.Index);
        }
    }

    private void Body(FlowPlace place, FlowRequest request, string part, int? frame, FlowBody body)
    {
        if (body.State is BodyState.Missing or BodyState.Truncated)
        {
            _gaps.Body(place.Flow.Number, body);
        }

        if (body.Bytes.IsEmpty)
        {
            return;
        }

        var encoding = body.IsContentDecoded ? "" : Find(request.Headers, "content-encoding") ?? "";
        _scanner.ReadBody(Bounded(place, body.Bytes), encoding);
        EndPart(place, part, null, frame);
    }

    private ReadOnlyMemory<byte> Bounded(FlowPlace place, ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length <= _limits.BodyBytes)
        {
            return bytes;
        }

        _gaps.Cut(place.Flow.Number);
        return bytes[.._limits.BodyBytes];
    }

    /// <summary>What a host answers tells what it is: which cookies it asks to be kept, and whether it serves anything.</summary>
    private void Response(FlowPlace place, FlowResponse response)
    {
        if (place.Record is not { } record)
        {
            return;
        }

        var type = Find(response.Headers, "content-type") ?? "";
        var length = Math.Max(response.Body.DeclaredLength ?? 0, response.Body.Bytes.Length);
        record.ServesContent |= type.Contains("html", StringComparison.OrdinalIgnoreCase)
            || (length >= ContentBytes && !type.Contains("javascript", StringComparison.OrdinalIgnoreCase));
        DateTimeOffset? date = DateTimeOffset.TryParse(Find(response.Headers, "date"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed) ? parsed : null;
        foreach (var header in response.Headers.Where(static h => h.Name.Equals("set-cookie", StringComparison.OrdinalIgnoreCase)))
        {
            foreach (var line in header.Value.Split('\n'))
            {
                if (record.Cookies.Count < 256 && SetCookie.Read(line, date) is { } cookie && PersistentValues.IsIdValue(Encoding.UTF8.GetBytes(cookie.Value)))
                {
                    record.Cookies.Add((cookie, Locate(place, "set-cookie", cookie.Name, null, [], 0, cookie.Value.Length, cookie.Value)));
                }
            }
        }
    }

    private void EndPart(FlowPlace place, string part, string? name, int? frame)
    {
        if (place.Record is { } record)
        {
            foreach (var (trail, value) in _scanner.Named)
            {
                Persistent(place, record, part, trail, value);
            }
        }

        foreach (var find in _scanner.EndPart())
        {
            var chain = find.Chain;
            var field = name;
            if (part == "cookie" && chain.Length > 0 && chain[0].StartsWith("form ", StringComparison.Ordinal))
            {
                (field, chain) = (chain[0][5..], chain.RemoveAt(0));
            }

            var locator = Locate(place, part, field, frame, chain, find.Offset, find.Length, find.Excerpt);
            var sighting = new Sighting(find.DataType, find.Basis, place.Host, place.Identity.Party, place.Flow.Stage, locator, Keep(locator));
            _practices.Add(find.DataType, place.Identity.Party, place.Flow.Stage, sighting.Evidence, 1);
            if (_sightings.Count < _limits.Sightings)
            {
                _sightings.Add(sighting);
            }
            else
            {
                _gaps.Sightings(_limits.Sightings);
            }

            if (place.Record is { Sightings.Count: < 256 } kept)
            {
                kept.Sightings.Add(sighting);
            }
        }
    }

    private void Persistent(FlowPlace place, HostRecord record, string part, Trail trail, ReadOnlyMemory<byte> value)
    {
        if (!PersistentValues.IsIdName(trail.NearestNameBytes().Span, _names) || !PersistentValues.IsIdValue(value.Span))
        {
            return;
        }

        var name = trail.NearestName();

        var text = Encoding.UTF8.GetString(value.Span);
        var chain = trail.ToChain(null);
        if (part == "cookie" && chain.Length > 0)
        {
            chain = chain.RemoveAt(0);
        }

        _ledger.Note(record, part, name, text, () => Locate(place, part, part == "cookie" ? name : null, null, chain, 0, value.Length, text));
    }

    private TrafficLocator Locate(FlowPlace place, string part, string? name, int? frame, ImmutableArray<string> chain, int offset, int length, string excerpt)
    {
        const int LongestUrl = 500;
        const int LongestExcerpt = 160;
        var url = place.Flow.Request.Url;
        var origin = place.Flow.Origin;
        var locator = new TrafficLocator(
            place.Flow.Number,
            place.Flow.Request.Method,
            url.Length > LongestUrl ? url[..LongestUrl] + "…" : url,
            place.Host,
            part,
            name,
            frame,
            chain,
            offset,
            length,
            excerpt.Length > LongestExcerpt ? excerpt[..LongestExcerpt] + "…" : excerpt,
            place.Milliseconds,
            place.Flow.Stage,
            origin.Script ?? origin.FrameUrl);
        return _redactor?.Redact(locator) ?? locator;
    }

    private string Keep(TrafficLocator locator)
    {
        var evidence = Evidence.Create(_context.Blob, locator);
        _evidence.TryAdd(evidence.Id, evidence);
        return evidence.Id;
    }

    private static string? Find(ImmutableArray<HeaderField> headers, string name) =>
        headers.FirstOrDefault(h => h.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value;

    private sealed record FlowPlace(Flow Flow, string Host, HostIdentity Identity, HostRecord? Record)
    {
        public long Milliseconds { get; init; } = Math.Max(0, (long)Flow.Offset.TotalMilliseconds);
    }
}
