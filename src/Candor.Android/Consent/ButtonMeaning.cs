namespace Candor.Android.Consent;

/// <summary>What a button says.</summary>
internal enum ButtonMeaning
{
    /// <summary>Nothing of consent.</summary>
    None,

    /// <summary>The person refuses.</summary>
    Refused,

    /// <summary>The person goes on, with a word that may mean agreement.</summary>
    Maybe,

    /// <summary>The person agrees.</summary>
    Agreed,
}
