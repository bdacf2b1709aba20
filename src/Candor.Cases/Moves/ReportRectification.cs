using System.Collections.Immutable;

namespace Candor.Cases;

/// <summary>Says that it is mended, and in which version.</summary>
/// <param name="Version">The new version.</param>
/// <param name="Measures">What was done about each demand that stands.</param>
public sealed record ReportRectification(SubjectVersion Version, ImmutableArray<DemandMeasure> Measures) : CaseMove;
