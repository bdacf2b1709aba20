namespace Candor.Android.Manifest;

/// <summary>A shared library of the device that the app uses.</summary>
/// <param name="Name">Name of the library.</param>
/// <param name="Required">Whether the app does not install without it.</param>
/// <param name="IsNative">Whether it is a native one (<c>uses-native-library</c>).</param>
/// <param name="Line">Line in the source manifest.</param>
public sealed record UsedLibrary(string Name, bool Required, bool IsNative, int Line);
