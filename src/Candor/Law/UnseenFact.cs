namespace Candor.Law;

/// <summary>A fact that a detector asks for and that no kind of finding covers yet.</summary>
/// <param name="What">The fact, as an indirect question.</param>
/// <param name="Needs">
/// What it takes to see it: <c>run</c> (a run of the app), <c>web</c> (the page in a browser), <c>traffic</c>, <c>documents</c> or <c>person</c>.
/// </param>
/// <param name="IsOfApps">Whether it is asked of apps only: of a page, kinds of finding answer it, or there is no such thing.</param>
public sealed record UnseenFact(LocalizedText What, string Needs, bool IsOfApps = false);
