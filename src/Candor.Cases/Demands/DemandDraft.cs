namespace Candor.Cases;

/// <summary>One thing that a notice asks for.</summary>
/// <param name="Finding">The id of the confirmed finding that it rests on.</param>
/// <param name="Ask">What is asked, in words.</param>
public sealed record DemandDraft(string Finding, LocalizedText Ask);
