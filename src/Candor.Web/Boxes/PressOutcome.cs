using System.Collections.Immutable;
using Candor.Web.Recording;

namespace Candor.Web.Boxes;

/// <summary>What pressing the main button led to.</summary>
/// <param name="WasPressed">Whether there was a button that could be pressed.</param>
/// <param name="BoxesOff">How many boxes were turned off before.</param>
/// <param name="Before">The text of the page before.</param>
/// <param name="After">The text of the page after.</param>
/// <param name="Url">The address after.</param>
/// <param name="UrlBefore">The address before.</param>
/// <param name="Messages">Messages that the page showed in dialogs.</param>
/// <param name="Sent">What was sent from the press on.</param>
internal sealed record PressOutcome(
    bool WasPressed,
    int BoxesOff,
    string Before,
    string After,
    string Url,
    string UrlBefore,
    ImmutableArray<string> Messages,
    ImmutableArray<Exchange> Sent);
