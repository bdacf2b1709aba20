namespace Candor.Android.Code;

/// <summary>A method of the app that the system calls.</summary>
/// <param name="Method">Its number in the program.</param>
/// <param name="Trigger">What sets it off.</param>
/// <param name="Component">The class that the manifest declares, with dots; null where it declares none.</param>
internal sealed record EntryMethod(int Method, Trigger Trigger, string? Component);
