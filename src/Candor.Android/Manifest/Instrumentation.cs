namespace Candor.Android.Manifest;

/// <summary>A test runner that the package declares.</summary>
/// <param name="Name">Full class name.</param>
/// <param name="TargetPackage">Package that it runs in, or <see langword="null"/>.</param>
/// <param name="Line">Line in the source manifest.</param>
public sealed record Instrumentation(string Name, string? TargetPackage, int Line);
