namespace Candor.Android.Signing;

/// <summary>Ways in which a package is signed.</summary>
public enum SignatureScheme
{
    /// <summary>JAR signing: files in <c>META-INF</c>.</summary>
    V1 = 1,

    /// <summary>APK Signature Scheme v2, Android 7.</summary>
    V2 = 2,

    /// <summary>APK Signature Scheme v3 with key rotation, Android 9.</summary>
    V3 = 3,

    /// <summary>APK Signature Scheme v3.1, Android 13.</summary>
    V31 = 31,
}
