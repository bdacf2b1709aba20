using System.Buffers.Binary;
using Candor.Android.Packages;
using Candor.Android.Resources;
using ValueType = Candor.Android.Resources.ValueType;

namespace Candor.Android.Manifest;

/// <summary>
/// Walks the chunks of binary XML forward, as tolerant as ResXMLTree of the framework: header lengths are followed as
/// written, unknown chunks are skipped, the type of the outer chunk is not checked. Where Android would give up, the
/// walk ends and the reason is reported, so that what came before is kept.
/// </summary>
internal ref struct AxmlReader
{
    private const int NodeHeader = 16;
    private const int AttributeLength = 20;
    private readonly ChunkBytes _bytes;
    private readonly ICollection<ApkProblem> _problems;
    private readonly StringPool _strings;
    private readonly ChunkBytes _resourceMap;
    private long _next;
    private long _body;
    private long _end;

    public AxmlReader(ReadOnlyMemory<byte> data, ICollection<ApkProblem> problems)
    {
        _problems = problems;
        _strings = StringPool.Empty;
        if (LooksLikeText(data.Span))
        {
            throw new BadApkException("xml", "plain text XML; Android reads binary XML only", 0);
        }
        var bytes = new ChunkBytes(data.Span, "xml");
        if (!ChunkHeader.TryRead(bytes, 0, ChunkHeader.Size, out var header))
        {
            if (bytes.Length < ChunkHeader.Size || header.HeaderLength < ChunkHeader.Size || header.HeaderLength > bytes.Length)
            {
                throw new BadApkException("xml", "this is not binary XML: the first chunk has impossible lengths", 0);
            }
            problems.Add(new ApkProblem("xml", null, 4, "the document is said to be longer than its data; read to the end of the data"));
            header = header with { Length = (uint)bytes.Length };
        }
        if (header.Type != ChunkType.Xml)
        {
            problems.Add(new ApkProblem("xml", null, 0, $"the first chunk has type 0x{header.Type:x4} instead of 0x0003; Android does not look at it"));
        }
        _bytes = bytes.Part(0, header.Length);
        _next = header.HeaderLength;
        while (TryPeek(out var chunk) && chunk.Type is < ChunkType.XmlStartNamespace or > ChunkType.XmlLast)
        {
            if (chunk.Type == ChunkType.StringPool)
            {
                _strings = StringPool.Read(data.Slice((int)_next, (int)chunk.Length), "xml", _next, problems);
            }
            else if (chunk.Type == ChunkType.XmlResourceMap)
            {
                _resourceMap = _bytes.Part(_next + chunk.HeaderLength, chunk.Length - chunk.HeaderLength);
            }
            else
            {
                problems.Add(new ApkProblem("xml", null, _next, $"unknown chunk 0x{chunk.Type:x4} skipped"));
            }
            _next += chunk.Length;
        }
    }

    public AxmlNode Node { get; private set; }

    /// <summary>Line in the source, 0 when the number is impossible.</summary>
    public int Line { get; private set; }

    /// <summary>Offset of the current chunk.</summary>
    public long Offset { get; private set; }

    /// <summary>Number of attributes of the start element that the reader stands on.</summary>
    public int AttributeCount { get; private set; }

    public bool Read()
    {
        while (TryPeek(out var chunk))
        {
            Offset = _next;
            _next += chunk.Length;
            if (chunk.Type is < ChunkType.XmlStartNamespace or > ChunkType.XmlText or ChunkType.XmlEndNamespace)
            {
                continue;
            }
            // The line and the comment come before the header ends; a header too short for them is what Android refuses.
            if (chunk.HeaderLength < NodeHeader || chunk.Length - chunk.HeaderLength < 8)
            {
                _problems.Add(new ApkProblem("xml", null, Offset, "a node is too short; the rest is left out"));
                _next = _bytes.Length;
                return false;
            }
            var line = _bytes.U32(Offset + 8);
            Line = line <= int.MaxValue ? (int)line : 0;
            _body = Offset + chunk.HeaderLength;
            _end = Offset + chunk.Length;
            Node = chunk.Type switch
            {
                ChunkType.XmlStartNamespace => AxmlNode.StartNamespace,
                ChunkType.XmlStartElement => AxmlNode.StartElement,
                ChunkType.XmlEndElement => AxmlNode.EndElement,
                _ => AxmlNode.Text,
            };
            if (Node == AxmlNode.StartElement && !TryCountAttributes())
            {
                _next = _bytes.Length;
                return false;
            }
            return true;
        }
        return false;
    }

    /// <summary>Namespace of the element, or prefix of the namespace declaration.</summary>
    public readonly string? First => _strings[_bytes.U32(_body)];

    /// <summary>Name of the element, or URI of the namespace declaration.</summary>
    public readonly string? Second => _strings[_bytes.U32(_body + 4)];

    public readonly string? Text => _strings[_bytes.U32(_body)];

    public readonly AxmlAttribute Attribute(int index)
    {
        var at = _body + _bytes.U16(_body + 8) + (long)index * _bytes.U16(_body + 10);
        var nameIndex = _bytes.U32(at + 4);
        var id = nameIndex < _resourceMap.Length / 4 ? _resourceMap.U32(nameIndex * 4L) : 0;
        var type = (ValueType)_bytes.U8(at + 15);
        var data = _bytes.U32(at + 16);
        var uri = _strings[_bytes.U32(at)];
        var known = FrameworkAttributes.NameOf(id);
        // With a resource map, an attribute in Android's namespace without an id is one that Android never sees.
        var isDecoy = id == 0 && _resourceMap.Length > 0 && uri == AxmlAttribute.AndroidNamespace;
        return new AxmlAttribute(
            known is not null || id >> 16 == 0x0101 ? AxmlAttribute.AndroidNamespace : isDecoy ? uri + "#unseen" : string.IsNullOrEmpty(uri) ? null : uri,
            known ?? _strings[nameIndex] ?? $"attribute-0x{id:x8}",
            id,
            _strings[_bytes.U32(at + 8)],
            type,
            data,
            type == ValueType.String ? _strings[data] : null);
    }

    private static bool LooksLikeText(ReadOnlySpan<byte> data)
    {
        if (data.StartsWith("\uFEFF"u8))
        {
            data = data[3..];
        }
        data = data.TrimStart(" \t\r\n"u8);
        return data.Length > 1 && data[0] == '<' && (data[1] is (byte)'?' or (byte)'!' || char.IsAsciiLetter((char)data[1]));
    }

    private readonly bool TryPeek(out ChunkHeader chunk)
    {
        if (_next >= _bytes.Length)
        {
            chunk = default;
            return false;
        }
        if (ChunkHeader.TryRead(_bytes, _next, ChunkHeader.Size, out chunk))
        {
            return true;
        }
        _problems.Add(new ApkProblem("xml", null, _next, "a chunk has impossible lengths; the rest is left out"));
        return false;
    }

    private bool TryCountAttributes()
    {
        if (_end - _body < 20)
        {
            _problems.Add(new ApkProblem("xml", null, Offset, "an element is too short; the rest is left out"));
            return false;
        }
        long start = _bytes.U16(_body + 8);
        long stride = _bytes.U16(_body + 10);
        int count = _bytes.U16(_body + 12);
        var room = _end - _body - start - AttributeLength;
        var fits = count == 0 ? 0 : room < 0 ? 0 : stride == 0 ? count : Math.Min(count, room / stride + 1);
        if (fits < count)
        {
            _problems.Add(new ApkProblem("xml", null, Offset, $"an element promises {count} attributes and has room for {fits}"));
        }
        AttributeCount = (int)fits;
        return true;
    }
}
