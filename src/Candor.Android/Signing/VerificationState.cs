namespace Candor.Android.Signing;

/// <summary>How the check of a signature ended.</summary>
public enum VerificationState
{
    /// <summary>The signature and the content fit together.</summary>
    Verified,

    /// <summary>They do not.</summary>
    Failed,

    /// <summary>The check was not made, or not wholly.</summary>
    NotChecked,
}
