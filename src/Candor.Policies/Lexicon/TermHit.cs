using Candor.Policies.Text;

namespace Candor.Policies.Lexicon;

/// <summary>A term found in a text.</summary>
/// <param name="Span">Where.</param>
/// <param name="Value">What the term stands for.</param>
internal readonly record struct TermHit<T>(TextSpan Span, T Value);
