using System.Text.Json.Serialization;

namespace Candor.Android.Consent;

/// <summary>What a consent gate is.</summary>
[JsonConverter(typeof(KebabEnumConverter<GateKind>))]
internal enum GateKind
{
    /// <summary>A stored flag is read and tested.</summary>
    StoredFlag,

    /// <summary>The listener of a button, or a test which button it was.</summary>
    AgreeButton,

    /// <summary>An answer or a callback of a consent SDK.</summary>
    ConsentSdk,

    /// <summary>A field is tested that only code behind another gate sets.</summary>
    GuardedField,
}
