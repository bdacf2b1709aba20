namespace Candor.Web.ConsentUi;

/// <summary>What came of trying to make a choice.</summary>
/// <param name="Made">Whether the choice was made: the button was there, was pressed, and the dialog went away.</param>
/// <param name="Clicks">How many clicks it took.</param>
/// <param name="Button">The button that made it; null where there was none.</param>
/// <param name="PreTicked">Purposes beyond the necessary that were on before anyone touched them.</param>
internal sealed record ChoiceOutcome(bool Made, int Clicks, ChoiceButton? Button, int PreTicked);
