using System.Text.Json.Serialization;

namespace Candor;

/// <summary>When a practice happens, seen from the person's consent.</summary>
[JsonConverter(typeof(KebabEnumConverter<Stage>))]
public enum Stage
{
    /// <summary>Before the person agreed to anything.</summary>
    BeforeConsent,

    /// <summary>After the person agreed.</summary>
    AfterConsent,

    /// <summary>After the person refused.</summary>
    AfterRefusal,

    /// <summary>After the person agreed and then withdrew.</summary>
    AfterWithdrawal,

    /// <summary>While the person's browser said by a signal (Global Privacy Control) that data is not to be sold or shared.</summary>
    OptOutSignal,

    /// <summary>Not established.</summary>
    Unknown,
}
