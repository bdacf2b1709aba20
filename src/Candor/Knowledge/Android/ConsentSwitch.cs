namespace Candor.Knowledge.Android;

/// <summary>A method by which an app tells an SDK whether the person agreed, or prepares it without letting it collect.</summary>
/// <param name="Method">The method, as <c>Lclass;->name(parameters)return</c>.</param>
/// <param name="Name">The SDK.</param>
/// <param name="Argument">Which register says that the person agreed; -1 for a preparation, of which the vendor says that it collects nothing.</param>
/// <param name="Provenance">Where the entry comes from.</param>
public sealed record ConsentSwitch(string Method, string Name, int Argument, Provenance Provenance);
