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

    /// <summary>No text, name or address in it speaks of a privacy policy.</summary>
    NoPolicyText,

    /// <summary>No text in it asks a person to agree to, or to read, a privacy policy.</summary>
    NoConsentText,

    /// <summary>A box in a layout that stands for consent is ticked before anybody touches it.</summary>
    PretickedConsent,

    /// <summary>A switch for advertising, personalisation, marketing or renewal is on before anybody touches it.</summary>
    DefaultOnSetting,

    /// <summary>One request asks for permissions of several groups.</summary>
    PermissionsAtOnce,

    /// <summary>A permission is asked for at the start of the app or of its first screen, before the person used anything.</summary>
    PermissionAtStart,

    /// <summary>Code that reads guarded data is reached from a service or receiver, without a screen.</summary>
    BackgroundCollection,

    /// <summary>It requests the permission for location in the background.</summary>
    BackgroundLocation,

    /// <summary>A text of the app makes its use depend on a permission.</summary>
    PermissionOrNoUse,

    /// <summary>A text of the app offers a reward for a permission or for data.</summary>
    RewardForData,

    /// <summary>Code accepts every certificate or host name.</summary>
    TrustsAnyCertificate,

    /// <summary>The network security configuration trusts certificates that a user installed.</summary>
    TrustsUserCertificates,

    /// <summary>Code asks for a cipher or mode that does not protect.</summary>
    WeakCipher,

    /// <summary>A debugger may attach to the published app.</summary>
    Debuggable,

    /// <summary>The app's data may be copied off the device by a backup.</summary>
    BackupAllowed,

    /// <summary>It can have other apps installed.</summary>
    InstallsApps,

    /// <summary>It can draw over other apps.</summary>
    OverlayWindow,
}
