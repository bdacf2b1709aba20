namespace Candor.Policies.ThirdParties;

/// <summary>What a column or key of a list of third parties holds.</summary>
internal enum Column
{
    /// <summary>Nothing that is known.</summary>
    None,
    Name,
    Company,
    Package,
    Purpose,

    /// <summary>When it is used; stands for the purpose where none is told.</summary>
    Scene,
    Data,
    Permissions,
    Mode,

    /// <summary>The address of the third party's own policy.</summary>
    Address,

    /// <summary>Another address of it; stands for the policy's where none is told.</summary>
    Website,

    /// <summary>What kind of service it is.</summary>
    Kind,

    /// <summary>Something known that no row keeps, such as a contact; it still ends the value before it.</summary>
    Other,
}
