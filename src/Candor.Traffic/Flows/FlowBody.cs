namespace Candor.Traffic;

/// <summary>The body of a message, or the reason why the capture has none. A body that is missing is never taken for an empty one.</summary>
/// <param name="State">Whether the bytes are here.</param>
/// <param name="Bytes">The bytes; empty unless <paramref name="State"/> is <see cref="BodyState.Present"/> or <see cref="BodyState.Truncated"/>.</param>
/// <param name="IsContentDecoded">
/// Whether the recorder already took the content encoding (gzip, br …) off, as HAR does for responses. Where false, the analyser does so by the
/// message's <c>Content-Encoding</c> field and by the look of the bytes.
/// </param>
/// <param name="Reason">For a missing or cut body, why; null for the others.</param>
/// <param name="DeclaredLength">How many bytes it had by the message or the capture; null where neither says.</param>
public sealed record FlowBody(BodyState State, ReadOnlyMemory<byte> Bytes, bool IsContentDecoded, LocalizedText? Reason, long? DeclaredLength)
{
    /// <summary>The message had no body.</summary>
    public static FlowBody None { get; } = new(BodyState.None, default, IsContentDecoded: false, null, 0);

    /// <summary>A body that is here whole.</summary>
    /// <param name="bytes">Its bytes; the caller does not change them afterwards.</param>
    /// <param name="isContentDecoded">Whether the content encoding is already off.</param>
    public static FlowBody Of(ReadOnlyMemory<byte> bytes, bool isContentDecoded = false) =>
        bytes.IsEmpty ? None : new(BodyState.Present, bytes, isContentDecoded, null, bytes.Length);

    /// <summary>A body of which the recorder kept only the beginning.</summary>
    public static FlowBody Cut(ReadOnlyMemory<byte> beginning, LocalizedText reason, long? declaredLength, bool isContentDecoded = false) =>
        new(BodyState.Truncated, beginning, isContentDecoded, reason, declaredLength);

    /// <summary>A body that there was and that the capture lacks.</summary>
    public static FlowBody Missing(LocalizedText reason, long? declaredLength = null) =>
        new(BodyState.Missing, default, IsContentDecoded: false, reason, declaredLength);
}
