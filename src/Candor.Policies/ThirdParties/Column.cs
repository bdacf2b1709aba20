namespace Candor.Policies.ThirdParties;

/// <summary>What a column or key of a list of third parties holds.</summary>
internal enum Column
{
    None,
    Name,
    Company,
    Package,
    Purpose,
    Data,
    Permissions,
    Mode,
    Address,
}
