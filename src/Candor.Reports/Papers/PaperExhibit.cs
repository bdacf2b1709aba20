namespace Candor.Reports.Papers;

/// <summary>An exhibit of a paper.</summary>
/// <param name="Number">Its number in the paper, such as <c>3</c>, or <c>2-3</c> for the third of the second subject.</param>
/// <param name="Subject">The number of its subject.</param>
/// <param name="Evidence">The id of the evidence in <c>audit.json</c>.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Place">Where it is.</param>
/// <param name="BlobSha256">The hash of the file that it lies in.</param>
public sealed record PaperExhibit(string Number, int Subject, string Evidence, string Kind, string Place, string BlobSha256);
