namespace Candor.Policies.Disclosures;

/// <summary>What a verb of a policy does with data.</summary>
internal enum VerbClass
{
    Collect,
    Use,
    Store,

    /// <summary>Gives to others, named or not.</summary>
    Share,

    Sell,
    Transfer,

    /// <summary>Gives; who gives and who gets decides whether it is collecting or sharing.</summary>
    Provide,

    /// <summary>Something else, which keeps its object from the verb before: deletes, protects, corrects.</summary>
    Other,
}
