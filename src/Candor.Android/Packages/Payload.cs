namespace Candor.Android.Packages;

/// <summary>Code that lies in the package where Android does not load it by itself; the app may load it, or a packer.</summary>
/// <param name="Kind">What it is, by its first bytes, else by its name.</param>
/// <param name="Entry">Name of the entry.</param>
/// <param name="Length">Length in bytes, as the archive says.</param>
/// <param name="ByContent">Whether the first bytes say so; otherwise only the name does, and the content may be encrypted.</param>
public sealed record Payload(PayloadKind Kind, string Entry, long Length, bool ByContent);
