namespace Candor.Knowledge;

/// <summary>A purpose for which personal information is processed.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Synonyms">Other surface forms in policies.</param>
/// <param name="IsVague">Whether it says nothing in particular, such as improving services.</param>
/// <param name="Provenance">Where the entry comes from.</param>
public sealed record Purpose(string Id, LocalizedText Name, Terms Synonyms, bool IsVague, Provenance Provenance);
