using System.Collections.Immutable;

namespace Candor;

/// <summary>A box or switch that asks for consent, an agreement or enrolment.</summary>
/// <param name="Id">A hash of the page and the control.</param>
/// <param name="Kind">How it is made.</param>
/// <param name="IsOnByDefault">Whether it was on before any input.</param>
/// <param name="WasOnAtFirstPaint">Whether it was on when the page was first painted; null where it was not there yet.</param>
/// <param name="IsInDialog">Whether it is part of the consent dialog.</param>
/// <param name="Label">The text beside it.</param>
/// <param name="Meanings">What turning it on means.</param>
/// <param name="Agreements">The agreements that the text names or links.</param>
/// <param name="FontPixels">The size of the text, in CSS pixels.</param>
/// <param name="Contrast">The contrast of the text with its background (WCAG 2.2, 1.4.3), from 1 to 21; null where a picture lies behind it.</param>
/// <param name="Width">The width of the box, in CSS pixels.</param>
/// <param name="Height">The height of the box, in CSS pixels.</param>
/// <param name="Button">The text of the main button; null where there is none.</param>
/// <param name="DistanceToButton">The gap between the two, in CSS pixels; null where there is no main button.</param>
/// <param name="Effect">What pressing the main button with it on and off showed; null where that was not tried.</param>
/// <param name="Evidence">Ids of the evidence.</param>
public sealed record ConsentControl(
    string Id,
    ControlKind Kind,
    bool IsOnByDefault,
    bool? WasOnAtFirstPaint,
    bool IsInDialog,
    string Label,
    ImmutableArray<ControlMeaning> Meanings,
    ImmutableArray<NamedAgreement> Agreements,
    double FontPixels,
    double? Contrast,
    int Width,
    int Height,
    string? Button,
    int? DistanceToButton,
    ControlEffect? Effect,
    ImmutableArray<string> Evidence);
