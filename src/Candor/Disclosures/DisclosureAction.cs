using System.Text.Json.Serialization;

namespace Candor;

/// <summary>What a policy says is done with a data type.</summary>
[JsonConverter(typeof(KebabEnumConverter<DisclosureAction>))]
public enum DisclosureAction
{
    /// <summary>Collects, obtains or reads it.</summary>
    Collect,

    /// <summary>Uses it.</summary>
    Use,

    /// <summary>Keeps it.</summary>
    Store,

    /// <summary>Gives it to, or lets it be collected by, another party.</summary>
    Share,

    /// <summary>Sells it.</summary>
    Sell,

    /// <summary>Transfers it to another controller or abroad.</summary>
    Transfer,
}
