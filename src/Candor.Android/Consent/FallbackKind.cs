namespace Candor.Android.Consent;

/// <summary>What is known of the value that a store yields for a key that it does not have.</summary>
internal enum FallbackKind
{
    /// <summary>False, 0, null or an empty text.</summary>
    Zero,

    /// <summary>Another number.</summary>
    Number,

    /// <summary>Another text.</summary>
    Text,

    /// <summary>What a caller passes.</summary>
    Parameter,

    /// <summary>Nothing.</summary>
    Unknown,
}
