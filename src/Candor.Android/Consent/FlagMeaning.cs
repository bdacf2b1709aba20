namespace Candor.Android.Consent;

/// <summary>What the key of a stored flag says that the flag holds.</summary>
internal enum FlagMeaning
{
    /// <summary>Nothing of consent, or a refusal.</summary>
    None,

    /// <summary>Whether the person agreed.</summary>
    Agreed,

    /// <summary>Something of consent: whether it was shown, or which version.</summary>
    Loose,

    /// <summary>Whether something is still to be asked or shown; set until it was.</summary>
    Pending,
}
