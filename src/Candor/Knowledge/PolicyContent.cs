namespace Candor.Knowledge;

/// <summary>A content that the law asks of a policy.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="When">When it must be there: <c>always</c>, <c>sensitive-data</c>, <c>personalisation</c>, <c>third-parties</c>, <c>transfer-abroad</c>, <c>gdpr</c> where that law asks for it, or <c>never</c> where it only serves as a condition.</param>
/// <param name="Cues">
/// What shows that it is there. A cue is one or more parts joined by <c> + </c>, all of which stand in one sentence (with its heading);
/// a part is one or more forms joined by <c>|</c>.
/// </param>
/// <param name="Provenance">Where the entry comes from.</param>
public sealed record PolicyContent(string Id, LocalizedText Name, string When, Terms Cues, Provenance Provenance);
