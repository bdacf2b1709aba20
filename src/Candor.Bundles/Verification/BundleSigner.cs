namespace Candor.Bundles.Verification;

/// <summary>Who signed.</summary>
/// <param name="Role"><c>bundle</c> for who made it, <c>redaction</c> for who took something out.</param>
/// <param name="KeyId">The id of the key: SHA-256 of its SubjectPublicKeyInfo, in lower-case hexadecimal.</param>
/// <param name="IsSignatureValid">Whether the signature is that key's.</param>
/// <param name="IsExpected">Whether the key is one of those that were given; null where none was.</param>
public sealed record BundleSigner(string Role, string KeyId, bool IsSignatureValid, bool? IsExpected);
