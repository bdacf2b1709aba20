namespace Candor.Knowledge.Android;

/// <summary>A method of an interface or class of a consent SDK that the SDK calls when the person has decided.</summary>
/// <param name="Method">The method, as <c>Lclass;->name(parameters)return</c>.</param>
/// <param name="Name">The SDK.</param>
/// <param name="IsCertain">Whether the call says that the person agreed; false where it only says that the question was answered or closed.</param>
/// <param name="Provenance">Where the entry comes from.</param>
public sealed record ConsentCallback(string Method, string Name, bool IsCertain, Provenance Provenance);
