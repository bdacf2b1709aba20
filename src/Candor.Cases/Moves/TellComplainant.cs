namespace Candor.Cases;

/// <summary>Tells the complainant the result.</summary>
/// <param name="Text">What is told.</param>
public sealed record TellComplainant(string Text) : CaseMove;
