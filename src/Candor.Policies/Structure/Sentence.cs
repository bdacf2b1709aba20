using Candor.Policies.Text;

namespace Candor.Policies.Structure;

/// <summary>A sentence of a policy.</summary>
/// <param name="Span">Its characters.</param>
/// <param name="Block">The number of its block.</param>
/// <param name="Kind">What its block is.</param>
/// <param name="Section">The number of its section; -1 before the first heading.</param>
/// <param name="LeadIn">The number of the sentence that introduces the list in which it stands; -1 where none.</param>
/// <param name="IsContents">Whether it is a line of a table of contents.</param>
internal sealed record Sentence(TextSpan Span, int Block, BlockKind Kind, int Section, int LeadIn, bool IsContents);
