namespace Candor.Knowledge.Android;

/// <summary>A method that stores a value under a key.</summary>
/// <param name="Method">The method, as <c>Lclass;->name(parameters)return</c>.</param>
/// <param name="Key">Which of its registers holds the key; the receiver of an instance method is 0.</param>
/// <param name="Value">Which register holds the value.</param>
/// <param name="Provenance">Where the entry comes from.</param>
public sealed record FlagWrite(string Method, int Key, int Value, Provenance Provenance);
