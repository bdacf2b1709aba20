using System.Collections.Immutable;

namespace Candor.Cli.Bundling;

/// <summary>An exhibit: a file that evidence lies in.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Path">Its name in the bundle.</param>
/// <param name="Kind">What it is: <c>input</c>, <c>manifest</c>, <c>code</c>, <c>policy-text</c>, <c>picture</c>, <c>recording</c> or <c>document</c>.</param>
/// <param name="Title">What it is, for people.</param>
/// <param name="Sha256">SHA-256, in lower-case hexadecimal.</param>
/// <param name="Size">Its size, in bytes.</param>
/// <param name="Evidence">Ids of the evidence in <c>audit.json</c> that lies in it.</param>
/// <param name="Findings">Ids of the findings that rest on that evidence.</param>
internal sealed record ExhibitEntry(
    int Number,
    string Path,
    string Kind,
    LocalizedText Title,
    string Sha256,
    long Size,
    ImmutableArray<string> Evidence,
    ImmutableArray<string> Findings);
