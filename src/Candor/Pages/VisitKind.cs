using System.Text.Json.Serialization;

namespace Candor;

/// <summary>What was done in a visit to a page; each is made in a fresh context.</summary>
[JsonConverter(typeof(KebabEnumConverter<VisitKind>))]
public enum VisitKind
{
    /// <summary>The page was opened and nothing was touched.</summary>
    Untouched,

    /// <summary>Consent was refused.</summary>
    Refusal,

    /// <summary>Consent was given.</summary>
    Acceptance,

    /// <summary>Consent was given and then withdrawn.</summary>
    Withdrawal,

    /// <summary>The browser sent the Global Privacy Control signal.</summary>
    OptOutSignal,

    /// <summary>The pointer was moved and fields were filled in; nothing was submitted and no choice was made.</summary>
    Interaction,

    /// <summary>The main button was pressed with the boxes as the page set them.</summary>
    BoxOn,

    /// <summary>The main button was pressed after the boxes had been turned off.</summary>
    BoxOff,
}
