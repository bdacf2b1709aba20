using System.Text.Json.Serialization;

namespace Candor.Cases;

/// <summary>In which capacity a person acts.</summary>
[JsonConverter(typeof(KebabEnumConverter<Role>))]
public enum Role
{
    /// <summary>Told what happened to them.</summary>
    Complainant,

    /// <summary>Makes audits and rechecks.</summary>
    Tester,

    /// <summary>Judges what audits found.</summary>
    Reviewer,

    /// <summary>Issues, extends, escalates and closes what others prepared.</summary>
    Approver,

    /// <summary>Speaks for the party that a case is about.</summary>
    Respondent,

    /// <summary>Reads and does nothing.</summary>
    Reader,
}
