using System.Collections.Immutable;

namespace Candor.Web;

/// <summary>All that auditing one page yields.</summary>
/// <param name="Observation">What was observed.</param>
/// <param name="Policy">The privacy policy that the page links to; null where none was opened.</param>
/// <param name="Blobs">What the evidence points into: the recorded traffic, pictures, the document.</param>
public sealed record PageObservation(Observation Observation, PolicyDocument? Policy, ImmutableArray<EvidenceBlob> Blobs);

/// <summary>A policy as the page shows it.</summary>
/// <param name="Url">Its address.</param>
/// <param name="Html">The document after its scripts ran.</param>
public sealed record PolicyDocument(string Url, ReadOnlyMemory<byte> Html);
