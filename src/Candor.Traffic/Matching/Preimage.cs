namespace Candor.Traffic.Matching;

/// <summary>A way to write a value of the persona: what may stand in traffic, or be hashed.</summary>
/// <param name="Value">The index of the persona's value.</param>
/// <param name="Label">How it is written, in words, such as <c>lower-case email</c>.</param>
/// <param name="Bytes">The bytes.</param>
internal sealed record Preimage(int Value, string Label, byte[] Bytes);
