using System.Collections.Immutable;

namespace Candor.Knowledge;

/// <summary>The knowledge files are wrong: nothing of them is used.</summary>
public sealed class KnowledgeException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="problems">What is wrong; at least one entry.</param>
    public KnowledgeException(ImmutableArray<KnowledgeProblem> problems)
        : base(problems.Length == 1 ? problems[0].ToString() : $"{problems[0]} (and {problems.Length - 1} more; run 'candor knowledge lint')") =>
        Problems = problems;

    /// <summary>What is wrong.</summary>
    public ImmutableArray<KnowledgeProblem> Problems { get; }
}
