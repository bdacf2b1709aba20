namespace Candor.Android.Manifest;

/// <summary>A permission that the app asks for.</summary>
/// <param name="Name">Full name of the permission.</param>
/// <param name="MaxSdkVersion">Last API level at which it is asked for, or <see langword="null"/>.</param>
/// <param name="OnlyFromSdk23">Whether it stands in <c>uses-permission-sdk-23</c>.</param>
/// <param name="Line">Line in the source manifest.</param>
/// <param name="Excerpt">The element as one line of XML, escaped.</param>
public sealed record UsedPermission(string Name, int? MaxSdkVersion, bool OnlyFromSdk23, int Line, string Excerpt);
