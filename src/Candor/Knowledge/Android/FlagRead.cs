namespace Candor.Knowledge.Android;

/// <summary>A method that reads a stored value by its key.</summary>
/// <param name="Method">The method, as <c>Lclass;->name(parameters)return</c>.</param>
/// <param name="Key">Which of its registers holds the key; the receiver of an instance method is 0.</param>
/// <param name="Default">Which register holds what it yields where nothing is stored; -1 where that is false, 0 or null.</param>
/// <param name="IsPresence">Whether it only tells that something is stored, not what.</param>
/// <param name="Provenance">Where the entry comes from.</param>
public sealed record FlagRead(string Method, int Key, int Default, bool IsPresence, Provenance Provenance);
