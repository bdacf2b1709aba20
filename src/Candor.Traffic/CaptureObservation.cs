namespace Candor.Traffic;

/// <summary>What observing a capture yields.</summary>
/// <param name="Observation">What the subject does.</param>
/// <param name="Analysis">Every sighting that it rests on.</param>
public sealed record CaptureObservation(Observation Observation, TrafficAnalysis Analysis);
