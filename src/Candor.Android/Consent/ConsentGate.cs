namespace Candor.Android.Consent;

/// <summary>A place that only a consent decision lets pass.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Method">The method that contains it.</param>
/// <param name="Offset">The instruction that reads the flag, asks the SDK or registers the listener; -1 where the method itself is the callback.</param>
/// <param name="Label">The key, the label of the button, the name of the SDK, or the field.</param>
/// <param name="IsCertain">Whether passing it says that the person agreed; false where it may also say less.</param>
internal sealed record ConsentGate(GateKind Kind, int Method, int Offset, string Label, bool IsCertain);
