namespace Candor.Policies.Negation;

/// <summary>What a sentence states about a verb in it.</summary>
internal enum Outcome
{
    /// <summary>It is done, or may be done under a condition.</summary>
    Affirmed,

    /// <summary>It is not done.</summary>
    Denied,

    /// <summary>Neither: a refusal and its consequence, a right of the user, a danger that is guarded against, a topic.</summary>
    NotStated,
}
