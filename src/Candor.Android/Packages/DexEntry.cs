namespace Candor.Android.Packages;

/// <summary>A DEX file that Android loads when the app starts.</summary>
/// <param name="Name">Name of the entry: <c>classes.dex</c>, <c>classes2.dex</c> …</param>
/// <param name="Bytes">Its content. Shared: do not write.</param>
public sealed record DexEntry(string Name, ReadOnlyMemory<byte> Bytes);
