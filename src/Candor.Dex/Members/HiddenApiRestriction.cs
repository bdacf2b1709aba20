namespace Candor.Dex;

/// <summary>
/// How far an app may use a member of the platform (Android documentation, "Restrictions on non-SDK interfaces"), numbered as in the format.
/// A number above those named here limits the use to apps that target the Android version which follows in order.
/// </summary>
public enum HiddenApiRestriction
{
    /// <summary>Part of the SDK: free to use.</summary>
    Sdk = 0,

    /// <summary>No part of the SDK, but tolerated.</summary>
    Unsupported = 1,

    /// <summary>Refused to apps.</summary>
    Blocked = 2,

    /// <summary>Tolerated for apps that target Android 8 or lower.</summary>
    MaxTargetO = 3,

    /// <summary>Tolerated for apps that target Android 9 or lower.</summary>
    MaxTargetP = 4,

    /// <summary>Tolerated for apps that target Android 10 or lower.</summary>
    MaxTargetQ = 5,

    /// <summary>Tolerated for apps that target Android 11 or lower.</summary>
    MaxTargetR = 6,

    /// <summary>Tolerated for apps that target Android 12 or lower.</summary>
    MaxTargetS = 7,
}
