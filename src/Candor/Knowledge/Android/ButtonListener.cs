namespace Candor.Knowledge.Android;

/// <summary>A method that gives a listener to a button.</summary>
/// <param name="Method">The method, as <c>Lclass;->name(parameters)return</c>.</param>
/// <param name="Listener">Which of its registers holds the listener; the receiver of an instance method is 0.</param>
/// <param name="View">Which register holds the view; -1 where the button is one of a dialog.</param>
/// <param name="Label">Which register holds the label, a text or the id of one; -1 where it is the view's own.</param>
/// <param name="Which">The number by which a dialog names the button to its listener; 0 for a view.</param>
/// <param name="Provenance">Where the entry comes from.</param>
public sealed record ButtonListener(string Method, int Listener, int View, int Label, int Which, Provenance Provenance);
