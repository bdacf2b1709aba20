using System.Text.Json.Serialization;

namespace Candor;

/// <summary>Facts about a subject that concern no data type.</summary>
[JsonConverter(typeof(KebabEnumConverter<ConductKind>))]
public enum ConductKind
{
    /// <summary>A receiver is declared that starts the app without the person: at boot, at a change of the network.</summary>
    SelfStart,

    /// <summary>It targets an Android version that grants all permissions at once at installation (below API level 23).</summary>
    LegacyTarget,

    /// <summary>It allows unencrypted traffic.</summary>
    CleartextTraffic,

    /// <summary>It has no entry that a person can open or remove it by.</summary>
    NoLauncher,
}
