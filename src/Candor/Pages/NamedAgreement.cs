namespace Candor;

/// <summary>An agreement that the text beside a box names.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Url">The address that it is linked to; null where it is not linked.</param>
public sealed record NamedAgreement(string Name, string? Url);
