namespace Candor.Cases;

/// <summary>An event as it leaves the store.</summary>
/// <param name="Body">The body as it was hashed; null where the event is withheld from who gets the chain. Its hash and signature keep the chain whole all the same.</param>
/// <param name="Hash">Its hash.</param>
/// <param name="Signature">Its signature.</param>
public sealed record ExportedEvent(string? Body, string Hash, string Signature);
