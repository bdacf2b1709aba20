namespace Candor.Android.Signing;

/// <summary>The result of checking one signature.</summary>
/// <param name="State">How it ended.</param>
/// <param name="Reason">Why it failed or was not checked, in English; empty when verified.</param>
public sealed record Verification(VerificationState State, string Reason)
{
    /// <summary>The signature holds.</summary>
    public static Verification Verified { get; } = new(VerificationState.Verified, "");

    /// <summary>The signature does not hold.</summary>
    public static Verification Failed(string reason) => new(VerificationState.Failed, reason);

    /// <summary>The signature was not checked.</summary>
    public static Verification NotChecked(string reason) => new(VerificationState.NotChecked, reason);
}
