using System.Buffers;
using Candor.Traffic;

namespace Candor.Web.Recording;

/// <summary>The beginning of a body, up to a limit, and the length of the whole.</summary>
/// <param name="limit">How many bytes are kept.</param>
/// <param name="keep">Asks the recording for room; false where it is full.</param>
internal sealed class KeptBody(int limit, Func<int, bool> keep)
{
    public static readonly LocalizedText BrokenOff = new("传输中断，正文未录完", "The transfer was broken off before the body was recorded");

    private static readonly LocalizedText TooLong = new("正文超过录制上限，只保留开头", "The body is longer than the recorder keeps; its beginning is here");

    private readonly ArrayBufferWriter<byte> _kept = new();
    private bool _isFull;

    /// <summary>How many bytes passed.</summary>
    public long Length { get; private set; }

    public void Add(ReadOnlySpan<byte> bytes)
    {
        Length += bytes.Length;
        var room = (int)Math.Min(bytes.Length, Math.Max(0, limit - _kept.WrittenCount));
        if (room > 0 && !_isFull)
        {
            if (keep(room))
            {
                _kept.Write(bytes[..room]);
            }
            else
            {
                _isFull = true;
            }
        }
    }

    public FlowBody ToFlowBody(long? declared)
    {
        var bytes = _kept.WrittenSpan.ToArray();
        if (Length > bytes.Length)
        {
            return bytes.Length > 0 ? FlowBody.Cut(bytes, TooLong, declared ?? Length) : FlowBody.Missing(TooLong, declared ?? Length);
        }

        return declared > Length ? FlowBody.Cut(bytes, BrokenOff, declared) : FlowBody.Of(bytes);
    }
}
