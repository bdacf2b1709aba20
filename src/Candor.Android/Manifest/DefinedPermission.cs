namespace Candor.Android.Manifest;

/// <summary>A permission that the app defines.</summary>
/// <param name="Name">Full name of the permission.</param>
/// <param name="ProtectionLevel">The level's bits: 0 normal, 1 dangerous, 2 signature, 3 signature or system in the lowest four.</param>
/// <param name="Group">Permission group, or <see langword="null"/>.</param>
/// <param name="Line">Line in the source manifest.</param>
/// <param name="Excerpt">The element as one line of XML, escaped.</param>
public sealed record DefinedPermission(string Name, uint ProtectionLevel, string? Group, int Line, string Excerpt);
