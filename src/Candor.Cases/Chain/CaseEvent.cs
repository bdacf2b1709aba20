namespace Candor.Cases;

/// <summary>One link of a case's chain.</summary>
/// <param name="Json">The body as it was hashed, byte for byte.</param>
/// <param name="Hash">SHA-256 of the body, in lower-case hexadecimal.</param>
/// <param name="Signature">The server's signature over the hash (ECDSA, P-256, SHA-256, DER), in base64.</param>
/// <param name="Body">The body, read.</param>
public sealed record CaseEvent(string Json, string Hash, string Signature, EventBody Body);
