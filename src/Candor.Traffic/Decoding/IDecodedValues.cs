namespace Candor.Traffic.Decoding;

/// <summary>Takes the values that a structured format holds.</summary>
internal interface IDecodedValues
{
    /// <summary>A text or bytes in the message.</summary>
    void Value(ReadOnlyMemory<byte> value, Trail trail);

    /// <summary>A number.</summary>
    void Number(long value, Trail trail);

    /// <summary>A number with a fraction.</summary>
    void Number(double value, Trail trail);

    /// <summary>A name of a property; names may carry values too.</summary>
    void Name(ReadOnlyMemory<byte> name, Trail trail);
}
