namespace Candor.Android.Consent;

/// <summary>What a button says to which a listener was given.</summary>
/// <param name="Stage">The stage at which the listener runs.</param>
/// <param name="Gate">The number of its gate; 0 for none.</param>
/// <param name="Which">The number by which a dialog names the button; 0 for a view.</param>
internal readonly record struct ListenerRole(int Stage, int Gate, int Which);
