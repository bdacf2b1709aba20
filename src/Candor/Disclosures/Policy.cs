using System.Collections.Immutable;

namespace Candor;

/// <summary>A privacy policy, read.</summary>
/// <param name="TextSha256">SHA-256 of the UTF-8 bytes of the normalised text; evidence points into that text.</param>
/// <param name="SourceSha256">SHA-256 of the file that it was read from.</param>
/// <param name="FileName">The name of that file, without its folder.</param>
/// <param name="MediaType">What the file was read as: <c>text/html</c>, <c>application/pdf</c>, the media type of DOCX, <c>text/markdown</c> or <c>text/plain</c>.</param>
/// <param name="Language">The language that most of it is written in.</param>
/// <param name="Title">Its title; empty where it has none.</param>
/// <param name="Characters">The length of the normalised text, in UTF-16 code units.</param>
/// <param name="IsPolicy">Whether it speaks of the collection of personal information at all.</param>
/// <param name="IsComplete">Whether all of the file could be read; where false, an omission proves nothing.</param>
/// <param name="Sections">Its sections, in order.</param>
/// <param name="ThirdParties">The rows of its lists of third parties, in order.</param>
/// <param name="Contents">The contents that the law asks for, found or missing.</param>
public sealed record Policy(
    string TextSha256,
    string SourceSha256,
    string FileName,
    string MediaType,
    Language Language,
    string Title,
    int Characters,
    bool IsPolicy,
    bool IsComplete,
    ImmutableArray<PolicySection> Sections,
    ImmutableArray<ThirdPartyRow> ThirdParties,
    ImmutableArray<ContentItem> Contents)
{
    /// <summary>What the policy itself says its terms cover, in the order of the text.</summary>
    public ImmutableArray<PolicyDefinition> Definitions { get; init; } = [];

    /// <summary>Where it says the opposite of what it says elsewhere, conflicts first.</summary>
    public ImmutableArray<PolicyContradiction> Contradictions { get; init; } = [];

    /// <summary>Where its wording leaves open what it should tell, in the order of the text; at most 200.</summary>
    public ImmutableArray<VaguePassage> Vagueness { get; init; } = [];

    /// <summary>How long and heavy it is; null where it was not read.</summary>
    public PolicyReadability? Readability { get; init; }
}
