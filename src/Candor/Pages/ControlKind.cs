using System.Text.Json.Serialization;

namespace Candor;

/// <summary>How a box or switch is made.</summary>
[JsonConverter(typeof(KebabEnumConverter<ControlKind>))]
public enum ControlKind
{
    /// <summary>An <c>input</c> of HTML.</summary>
    Native,

    /// <summary>An element with an ARIA role and state.</summary>
    Aria,

    /// <summary>Only drawn: by style sheet, picture or glyph.</summary>
    Drawn,
}
