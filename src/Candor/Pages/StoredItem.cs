namespace Candor;

/// <summary>Something that a page kept in the browser.</summary>
/// <param name="Kind">Where.</param>
/// <param name="Name">Its name or key.</param>
/// <param name="Host">The host that set it or whose script did.</param>
/// <param name="Party">The id of the party of that host.</param>
/// <param name="RetentionSeconds">
/// How long a cookie is to be kept, as the page asked for it in <c>Set-Cookie</c> or <c>document.cookie</c>; browsers cap it at 400 days, so their
/// store does not tell. Null for a session cookie and for storage without an end.
/// </param>
/// <param name="IsPersistent">Whether it outlives the session.</param>
/// <param name="LooksLikeIdentifier">Whether its value is long and random enough to tell one browser from all others.</param>
/// <param name="Raw">What was set, cut.</param>
public sealed record StoredItem(
    StorageKind Kind,
    string Name,
    string Host,
    string Party,
    long? RetentionSeconds,
    bool IsPersistent,
    bool LooksLikeIdentifier,
    string Raw);
