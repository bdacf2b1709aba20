namespace Candor.Android.Manifest;

/// <summary>A permission that Android grants though the manifest does not ask for it, for the sake of old apps.</summary>
/// <param name="Name">Full name of the permission.</param>
/// <param name="Reason">Why it is implied, in English.</param>
public sealed record ImpliedPermission(string Name, string Reason);
