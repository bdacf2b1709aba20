using System.Buffers.Binary;
using Candor.Traffic;

namespace Candor.Web.Recording;

/// <summary>
/// Reads the frames of one direction of a WebSocket (RFC 6455, 5.2) as they pass: joins fragments, takes the mask off, leaves control frames out.
/// The recorder asks for no extension, so no frame is compressed.
/// </summary>
internal sealed class WebSocketTap(Exchange exchange, FrameDirection direction, WebSocketIndex index, Func<TimeSpan> clock, int limit, Func<int, bool> keep)
{
    private readonly byte[] _header = new byte[14];
    private readonly byte[] _mask = new byte[4];
    private KeptBody _message = new(limit, keep);
    private int _have;
    private long _remaining;
    private long _position;
    private bool _inPayload;
    private bool _isControl;
    private bool _isText;
    private bool _isFinal;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (!_inPayload)
            {
                _header[_have++] = bytes[0];
                bytes = bytes[1..];
                if (_have >= 2 && _have == HeaderLength())
                {
                    BeginPayload();
                }

                continue;
            }

            var take = (int)Math.Min(bytes.Length, _remaining);
            Payload(bytes[..take]);
            bytes = bytes[take..];
            _remaining -= take;
            if (_remaining == 0)
            {
                EndPayload();
            }
        }
    }

    private int HeaderLength() => 2 + ((_header[1] & 0x7f) switch { 126 => 2, 127 => 8, _ => 0 }) + ((_header[1] & 0x80) != 0 ? 4 : 0);

    private void BeginPayload()
    {
        var opcode = _header[0] & 0x0f;
        _isFinal = (_header[0] & 0x80) != 0;
        _isControl = opcode >= 8;
        if (opcode is 1 or 2)
        {
            _isText = opcode == 1;
        }

        var lengthBytes = (_header[1] & 0x7f) switch { 126 => 2, 127 => 8, _ => 0 };
        _remaining = lengthBytes switch
        {
            2 => BinaryPrimitives.ReadUInt16BigEndian(_header.AsSpan(2)),
            8 => (long)(BinaryPrimitives.ReadUInt64BigEndian(_header.AsSpan(2)) & long.MaxValue),
            _ => _header[1] & 0x7f,
        };
        _mask.AsSpan().Clear();
        if ((_header[1] & 0x80) != 0)
        {
            _header.AsSpan(2 + lengthBytes, 4).CopyTo(_mask);
        }

        _position = 0;
        _have = 0;
        _inPayload = true;
        if (_remaining == 0)
        {
            EndPayload();
        }
    }

    private void Payload(ReadOnlySpan<byte> bytes)
    {
        if (_isControl)
        {
            return;
        }

        var plain = new byte[bytes.Length];
        for (var i = 0; i < plain.Length; i++)
        {
            plain[i] = (byte)(bytes[i] ^ _mask[(int)((_position + i) & 3)]);
        }

        _position += plain.Length;
        _message.Add(plain);
    }

    private void EndPayload()
    {
        _inPayload = false;
        if (_isControl || !_isFinal)
        {
            return;
        }

        var number = index.Next();
        if (number >= 0)
        {
            exchange.Frames.Enqueue(new(number, direction, _isText, _message.ToFlowBody(_message.Length), clock()));
        }

        _message = new(limit, keep);
    }
}
