namespace Candor.Traffic.Decoding;

/// <summary>What a step of a chain of decodings does.</summary>
internal enum StepKind
{
    /// <summary>The part of the message itself.</summary>
    Part,

    /// <summary>A step that is told by its own word.</summary>
    Word,

    /// <summary>A property of a JSON object.</summary>
    JsonProperty,

    /// <summary>An element of a JSON array.</summary>
    JsonElement,

    /// <summary>A parameter of a form or query.</summary>
    Form,

    /// <summary>A part of a multipart message.</summary>
    Multipart,

    /// <summary>Text or attribute of an XML element.</summary>
    Xml,

    /// <summary>A field of a protobuf message, by number.</summary>
    Protobuf,

    /// <summary>A value of a MessagePack or CBOR map.</summary>
    BinaryProperty,

    /// <summary>An element of a MessagePack or CBOR array.</summary>
    BinaryElement,

    /// <summary>A segment of a path, by number.</summary>
    PathSegment,
}
