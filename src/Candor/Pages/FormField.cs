namespace Candor;

/// <summary>A field of a form.</summary>
/// <param name="Label">The text beside it.</param>
/// <param name="Name">Its name in the form.</param>
/// <param name="DataType">The id of the data type that it asks for; null where that is not known.</param>
/// <param name="IsRequired">Whether the page says that it must be filled in.</param>
/// <param name="PolicyLinkBefore">Whether a link to the policy stands before it on the page.</param>
/// <param name="Evidence">The id of the evidence.</param>
public sealed record FormField(string Label, string Name, string? DataType, bool IsRequired, bool PolicyLinkBefore, string Evidence);
