using System.Collections.Immutable;

namespace Candor.Knowledge.Android;

/// <summary>A call that a rule speaks of and that concerns no data type.</summary>
/// <param name="Method">The method, as <c>Lclass;->name(parameters)return</c>.</param>
/// <param name="Kind">What it does: <c>permission-request</c> or <c>cipher</c>.</param>
/// <param name="Values">For a cipher: the values of its first text, the case ignored, with which the call counts.</param>
/// <param name="Provenance">Where the entry comes from.</param>
public sealed record ApiCall(string Method, string Kind, ImmutableArray<string> Values, Provenance Provenance);
