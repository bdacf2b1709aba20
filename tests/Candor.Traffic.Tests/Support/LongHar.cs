using System.Text;

namespace Candor.Traffic.Tests.Support;

/// <summary>A HAR file that is made while it is read, so that no test holds it.</summary>
internal sealed class LongHar : Stream
{
    private readonly IEnumerator<byte[]> _pieces;
    private byte[] _piece = [];
    private int _at;

    public LongHar(int entries, int entrySize) => _pieces = Pieces(entries, entrySize).GetEnumerator();

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        while (_at == _piece.Length)
        {
            if (!_pieces.MoveNext())
            {
                return 0;
            }

            (_piece, _at) = (_pieces.Current, 0);
        }

        var n = Math.Min(count, _piece.Length - _at);
        _piece.AsSpan(_at, n).CopyTo(buffer.AsSpan(offset));
        _at += n;
        return n;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _pieces.Dispose();
        base.Dispose(disposing);
    }

    private static IEnumerable<byte[]> Pieces(int entries, int entrySize)
    {
        yield return Encoding.UTF8.GetBytes("{\"log\":{\"entries\":[");
        var filler = new string('x', entrySize);
        for (var i = 0; i < entries; i++)
        {
            yield return Encoding.UTF8.GetBytes($"{(i > 0 ? "," : "")}{{\"request\":{{\"method\":\"GET\",\"url\":\"https://a.example/{i}\"}},\"response\":{{\"status\":200,\"content\":{{\"size\":1,\"text\":\"{filler}\"}}}}}}");
        }

        yield return Encoding.UTF8.GetBytes("]}}");
    }
}
