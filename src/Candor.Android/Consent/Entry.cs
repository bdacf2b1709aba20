namespace Candor.Android.Consent;

/// <summary>A method that the system calls.</summary>
/// <param name="Method">The method.</param>
/// <param name="Stage">The stage at which it may.</param>
/// <param name="Gate">The number of the gate that it passes; 0 for none.</param>
/// <param name="Trigger">What sets it off.</param>
/// <param name="Component">The class that the manifest declares; null where it declares none.</param>
/// <param name="Reason">Why the system calls it.</param>
internal sealed record Entry(int Method, int Stage, int Gate, Trigger Trigger, string? Component, EntryReason Reason);
