using System.Text.Json.Serialization;

namespace Candor;

/// <summary>What a subject does with a data type.</summary>
[JsonConverter(typeof(KebabEnumConverter<PracticeAction>))]
public enum PracticeAction
{
    /// <summary>Asks the system for a permission that opens the data.</summary>
    Requests,

    /// <summary>Asks the person for it in a form.</summary>
    Asks,

    /// <summary>Reads it.</summary>
    Accesses,

    /// <summary>Keeps it on the device or in the browser.</summary>
    Stores,

    /// <summary>Sends it to a party.</summary>
    Sends,

    /// <summary>Turns a service on for the person that uses the data.</summary>
    Enrols,
}
