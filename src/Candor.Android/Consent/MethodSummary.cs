using System.Collections.Immutable;
using Candor.Dex;

namespace Candor.Android.Consent;

/// <summary>What a method means to its callers.</summary>
/// <param name="Returned">What it returns, in terms of its parameters.</param>
/// <param name="Passed">What must have held if it returns.</param>
/// <param name="Listeners">Parameters that it gives to buttons, with what the buttons say.</param>
/// <param name="Stores">Keys and values that it stores, of which one is a parameter.</param>
internal sealed record MethodSummary(
    Value Returned, Guard Passed, ImmutableArray<(int Parameter, ListenerRole Role)> Listeners, ImmutableArray<(Value Key, Value Stored)> Stores)
{
    public static MethodSummary Nothing { get; } = new(Value.Unknown, Guard.None, [], []);

    /// <summary>Whether it tells callers nothing.</summary>
    public bool IsNothing => Passed == Guard.None && Listeners.IsEmpty && Stores.IsEmpty && Returned is { Kind: ValueKind.Unknown, IsGuarded: false };

    public bool Equals(MethodSummary? other) =>
        other is not null && Returned.Equals(other.Returned) && Passed == other.Passed && Listeners.SequenceEqual(other.Listeners) && Stores.SequenceEqual(other.Stores);

    public override int GetHashCode() => HashCode.Combine(Returned, Passed, Listeners.Length, Stores.Length);
}
