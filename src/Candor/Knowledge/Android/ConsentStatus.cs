using System.Collections.Immutable;

namespace Candor.Knowledge.Android;

/// <summary>A method by which a consent SDK answers whether the person agreed.</summary>
/// <param name="Method">The method, as <c>Lclass;->name(parameters)return</c>.</param>
/// <param name="Name">The SDK.</param>
/// <param name="Agreed">The numbers that mean agreed; where empty, any but false, 0 and null does.</param>
/// <param name="IsCertain">Whether that answer says that the person agreed; false where it may also say that nothing need be asked.</param>
/// <param name="Provenance">Where the entry comes from.</param>
public sealed record ConsentStatus(string Method, string Name, ImmutableArray<long> Agreed, bool IsCertain, Provenance Provenance);
