namespace Candor.Android.Resources;

/// <summary>One package of the resource table.</summary>
/// <param name="Id">Highest byte of its resource ids: 0x7f for an app, 0x01 for the framework.</param>
/// <param name="Name">Name of the package.</param>
public sealed record ResourcePackage(int Id, string Name);
