namespace Candor.Android.Consent;

/// <summary>Why the system calls a method.</summary>
internal enum EntryReason
{
    /// <summary>It belongs to a component that the manifest declares.</summary>
    Component,

    /// <summary>The person does something.</summary>
    Prompted,

    /// <summary>The platform or a library makes the object, by its name in a layout or a table.</summary>
    MadeByPlatform,
}
