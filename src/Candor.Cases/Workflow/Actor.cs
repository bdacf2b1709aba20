namespace Candor.Cases;

/// <summary>A person in one capacity.</summary>
/// <param name="Id">The id of the account.</param>
/// <param name="Name">The name that the record shows.</param>
/// <param name="Role">The capacity.</param>
public sealed record Actor(string Id, string Name, Role Role);
