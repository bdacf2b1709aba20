using System.Collections.Immutable;
using Candor.Knowledge;

namespace Candor.Law;

/// <summary>A category of apps and the personal information that its basic function needs (国信办秘字〔2021〕14号, art. 5).</summary>
/// <param name="Id">Its id.</param>
/// <param name="Item">Its number within article 5.</param>
/// <param name="Name">Its name.</param>
/// <param name="BasicFunction">The basic function.</param>
/// <param name="Necessary">The ids of the necessary data types.</param>
/// <param name="NecessaryText">The necessary information in words.</param>
/// <param name="Permissions">The Android permissions that the basic function can need. Candor's judgement, not the text's.</param>
/// <param name="Synonyms">Other names.</param>
/// <param name="Verification">How well the list was checked.</param>
public sealed record AppCategory(
    string Id,
    int Item,
    LocalizedText Name,
    LocalizedText BasicFunction,
    ImmutableArray<string> Necessary,
    LocalizedText NecessaryText,
    ImmutableArray<string> Permissions,
    Terms Synonyms,
    string Verification);
