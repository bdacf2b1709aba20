namespace Candor.Cases;

/// <summary>Lets somebody speak for the party.</summary>
/// <param name="Account">The account.</param>
/// <param name="Name">Its name.</param>
public sealed record AdmitRespondent(string Account, string Name) : CaseMove;
