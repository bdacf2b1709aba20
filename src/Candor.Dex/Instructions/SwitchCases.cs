using System.Buffers.Binary;

namespace Candor.Dex;

/// <summary>The cases of a switch payload, by position.</summary>
public readonly ref struct SwitchCases
{
    private readonly ReadOnlySpan<byte> _payload;
    private readonly bool _packed;
    private readonly int _switchOffset;

    /// <summary>Reads a payload.</summary>
    /// <param name="payload">An instruction whose <see cref="Instruction.Payload"/> is a packed or sparse switch.</param>
    /// <param name="switchOffset">Where the switch instruction stands, in code units: targets count from there.</param>
    /// <exception cref="ArgumentException">The payload is not that of a switch.</exception>
    public SwitchCases(Instruction payload, int switchOffset)
    {
        if (payload.Payload is not (PayloadKind.PackedSwitch or PayloadKind.SparseSwitch))
        {
            throw new ArgumentException("This is not the payload of a switch.", nameof(payload));
        }

        _payload = payload.Bytes;
        _packed = payload.Payload == PayloadKind.PackedSwitch;
        _switchOffset = switchOffset;
        Count = BinaryPrimitives.ReadUInt16LittleEndian(_payload[2..]);
    }

    /// <summary>How many cases there are, at most 65,535.</summary>
    public int Count { get; }

    /// <summary>One case.</summary>
    /// <param name="position">From 0 to <see cref="Count"/> - 1.</param>
    public SwitchCase this[int position]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(position);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(position, Count);
            return _packed
                ? new(unchecked(Int32(4) + position), unchecked(_switchOffset + Int32(8 + (4 * position))))
                : new(Int32(4 + (4 * position)), unchecked(_switchOffset + Int32(4 + (4 * (Count + position)))));
        }
    }

    private int Int32(int at) => BinaryPrimitives.ReadInt32LittleEndian(_payload[at..]);
}
