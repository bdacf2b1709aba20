namespace Candor.Cases;

/// <summary>The respondent opened the notice.</summary>
public sealed record AcknowledgeNotice() : CaseMove;
