using System.IO.Compression;

namespace Candor.Traffic.Captures;

/// <summary>
/// Reads a capture flow by flow: HAR 1.2 or a flow file of mitmproxy, plain or in gzip. Only one flow is in memory at a time, so a capture may be larger
/// than it. A flow that cannot be read is left out and told; a file that breaks gives what came before.
/// </summary>
public sealed class CaptureReader : IDisposable
{
    private readonly Stream _stream;
    private readonly TrafficLimits _limits;
    private readonly List<CaptureProblem> _problems = [];
    private readonly byte[] _beginning;

    /// <summary>Opens a capture.</summary>
    /// <param name="stream">The file; the caller closes it.</param>
    /// <param name="limits">How much is read of one flow; <see cref="TrafficLimits.Default"/> where null.</param>
    /// <exception cref="BadCaptureException">It is no capture of a known form.</exception>
    public CaptureReader(Stream stream, TrafficLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        _limits = limits ?? TrafficLimits.Default;
        _beginning = Fill(stream, 64);
        _stream = stream;
        if (_beginning.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
        {
            _stream = new GZipStream(new BeginningStream(_beginning, stream), CompressionMode.Decompress, leaveOpen: true);
            try
            {
                _beginning = Fill(_stream, 64);
            }
            catch (InvalidDataException)
            {
                throw new BadCaptureException("The file begins like gzip and is none", 0);
            }
        }

        Format = Detect(_beginning);
        if (Format == CaptureFormat.Unknown)
        {
            throw new BadCaptureException("The file is neither a HAR file nor a flow file of mitmproxy", 0);
        }
    }

    /// <summary>The form of the capture.</summary>
    public CaptureFormat Format { get; }

    /// <summary>What could not be read; complete once all flows were taken.</summary>
    public IReadOnlyList<CaptureProblem> Problems => _problems;

    /// <summary>Tells the form by the first bytes.</summary>
    public static CaptureFormat Detect(ReadOnlySpan<byte> beginning)
    {
        if (beginning.StartsWith("\uFEFF"u8))
        {
            beginning = beginning[3..];
        }

        var text = beginning.TrimStart(" \t\r\n"u8);
        if (text.StartsWith("{"u8))
        {
            return CaptureFormat.Har;
        }

        var digits = beginning.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return digits is > 0 and <= 12 && beginning[digits] == ':' ? CaptureFormat.FlowFile : CaptureFormat.Unknown;
    }

    /// <summary>Releases what was opened; the file itself stays open.</summary>
    public void Dispose() => (_stream as GZipStream)?.Dispose();

    /// <summary>The flows, in the order of the file. They can be taken once.</summary>
    public IEnumerable<Flow> Flows()
    {
        var whole = new BeginningStream(_beginning, _stream);
        return Format == CaptureFormat.Har
            ? new HarReader(whole, _limits, _problems).Read()
            : new FlowFileReader(whole, _limits, _problems).Read();
    }

    private static byte[] Fill(Stream stream, int count)
    {
        var buffer = new byte[count];
        var read = stream.ReadAtLeast(buffer, count, throwOnEndOfStream: false);
        return buffer[..read];
    }
}
