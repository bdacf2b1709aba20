using System.Collections.Immutable;

namespace Candor.Knowledge;

/// <summary>A node of the ontology of personal information.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Parents">The ids of the broader types; empty for the root only.</param>
/// <param name="Name">Its name.</param>
/// <param name="Synonyms">Other surface forms in policies.</param>
/// <param name="IsGeneric">Whether it is an umbrella term, which discloses nothing in particular.</param>
/// <param name="IsSensitive">Whether it is sensitive personal information (PIPL art. 28).</param>
/// <param name="Gbt35273">Its category in GB/T 35273-2020 annex A.</param>
/// <param name="IsGbt35273Sensitive">Whether annex B of GB/T 35273-2020 lists it.</param>
/// <param name="Gdpr">Its class in the terms of GDPR art. 4(1) and 9.</param>
/// <param name="IsPermanent">Whether it marks a device or person for good: nobody can reset it.</param>
/// <param name="Provenance">Where the entry comes from.</param>
public sealed record DataType(
    string Id,
    ImmutableArray<string> Parents,
    LocalizedText Name,
    Terms Synonyms,
    bool IsGeneric,
    bool IsSensitive,
    string Gbt35273,
    bool IsGbt35273Sensitive,
    string Gdpr,
    bool IsPermanent,
    Provenance Provenance);
