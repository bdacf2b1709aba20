namespace Candor.Knowledge.Android;

/// <summary>A method behind which a static analysis does not see.</summary>
/// <param name="Method">The method, as <c>Lclass;->name(parameters)return</c>.</param>
/// <param name="Kind">What lies behind: <c>dynamic-loading</c>, <c>reflection</c>, <c>native</c>, <c>webview-bridge</c> or <c>process</c>.</param>
/// <param name="Provenance">Where the entry comes from.</param>
public sealed record ApiBoundary(string Method, string Kind, Provenance Provenance);
