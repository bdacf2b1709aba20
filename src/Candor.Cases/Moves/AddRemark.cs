namespace Candor.Cases;

/// <summary>Puts a remark on the record.</summary>
/// <param name="Text">The remark.</param>
public sealed record AddRemark(string Text) : CaseMove;
