namespace Candor.Cases;

/// <summary>The respondent begins to mend.</summary>
/// <param name="Plan">How and until when.</param>
public sealed record BeginRectification(string Plan) : CaseMove;
