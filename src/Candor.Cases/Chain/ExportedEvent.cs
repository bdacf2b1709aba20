namespace Candor.Cases;

/// <summary>An event as it leaves the store.</summary>
/// <param name="Body">The body as it was hashed.</param>
/// <param name="Hash">Its hash.</param>
/// <param name="Signature">Its signature.</param>
public sealed record ExportedEvent(string Body, string Hash, string Signature);
