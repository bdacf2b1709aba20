namespace Candor.Server.Work;

/// <summary>Which audits have the network.</summary>
internal enum NetworkUse
{
    /// <summary>Those that must: of addresses and of pages. All others run in a network of their own with nothing in it, where the system allows that.</summary>
    WhereNeeded,

    /// <summary>All of them.</summary>
    Always,
}
