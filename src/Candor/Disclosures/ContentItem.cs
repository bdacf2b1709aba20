namespace Candor;

/// <summary>Whether a policy has one of the contents that the law asks for.</summary>
/// <param name="Id">The id of the content in <c>policy/contents.yaml</c>.</param>
/// <param name="IsPresent">Whether it was found.</param>
/// <param name="Evidence">The id of the evidence: a quote where it was found, a search where not.</param>
public sealed record ContentItem(string Id, bool IsPresent, string Evidence);
