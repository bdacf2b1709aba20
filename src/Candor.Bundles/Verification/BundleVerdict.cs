namespace Candor.Bundles.Verification;

/// <summary>What came of verifying.</summary>
public enum BundleVerdict
{
    /// <summary>Everything is as it was signed.</summary>
    Intact,

    /// <summary>Something is not.</summary>
    Altered,

    /// <summary>This is no bundle.</summary>
    NotABundle,
}
