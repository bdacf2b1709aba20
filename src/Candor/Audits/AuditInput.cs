namespace Candor;

/// <summary>A file that an audit read.</summary>
/// <param name="Role">What it was: <c>subject</c> or <c>policy</c>.</param>
/// <param name="FileName">Its name, without its folder.</param>
/// <param name="Sha256">SHA-256, in lower-case hexadecimal.</param>
/// <param name="Size">Its size, in bytes.</param>
public sealed record AuditInput(string Role, string FileName, string Sha256, long Size);
