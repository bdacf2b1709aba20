namespace Candor.Cli.Bundling;

/// <summary>An input that is bound by its hash only.</summary>
/// <param name="Role">What it was: <c>subject</c> or <c>policy</c>.</param>
/// <param name="FileName">Its name, without its folder.</param>
/// <param name="Sha256">SHA-256, in lower-case hexadecimal.</param>
/// <param name="Size">Its size, in bytes.</param>
/// <param name="Why">Why no copy is included.</param>
internal sealed record BoundInput(string Role, string FileName, string Sha256, long Size, LocalizedText Why);
