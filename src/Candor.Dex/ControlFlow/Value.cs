namespace Candor.Dex;

/// <summary>
/// What is known of the content of a register: which value it is, and which conditions hold where it is zero (false, null) and where it is not.
/// Immutable, compared by content.
/// </summary>
/// <param name="Kind">What is known.</param>
/// <param name="Number">The number; the register of a parameter, counted from the first; the offset of a creation; 0 otherwise.</param>
/// <param name="Text">The string; null for other kinds.</param>
/// <param name="Token">What the model attached; null for other kinds. It must compare by content.</param>
/// <param name="WhenZero">What must have held if the value is zero, false or null.</param>
/// <param name="WhenNonZero">What must have held if it is not.</param>
public sealed record Value(ValueKind Kind, long Number, string? Text, object? Token, Guard WhenZero, Guard WhenNonZero)
{
    /// <summary>Nothing is known.</summary>
    public static Value Unknown { get; } = new(ValueKind.Unknown, 0, null, null, Guard.None, Guard.None);

    /// <summary>Whether one of the two conditions says something beyond the value itself.</summary>
    public bool IsGuarded => Says(WhenZero) || Says(WhenNonZero);

    /// <summary>A number, a truth value, or null.</summary>
    /// <param name="number">The number.</param>
    public static Value OfNumber(long number) => new(
        ValueKind.Number, number, null, null, number == 0 ? Guard.None : Guard.Impossible, number == 0 ? Guard.Impossible : Guard.None);

    /// <summary>A string.</summary>
    /// <param name="text">The string.</param>
    public static Value OfText(string text) => new(ValueKind.Text, 0, text, null, Guard.Impossible, Guard.None);

    /// <summary>What the caller passed.</summary>
    /// <param name="register">The register, counted from the first parameter.</param>
    public static Value OfParameter(int register) => new(ValueKind.Parameter, register, null, null, Guard.None, Guard.None);

    /// <summary>A new object.</summary>
    /// <param name="offset">The instruction that creates it.</param>
    public static Value OfCreated(int offset) => new(ValueKind.Created, offset, null, null, Guard.Impossible, Guard.None);

    /// <summary>A thing that a model knows.</summary>
    /// <param name="token">The thing; it must compare by content.</param>
    public static Value OfModel(object token) => new(ValueKind.Modelled, 0, null, token, Guard.None, Guard.None);

    /// <summary>The same value with other conditions.</summary>
    /// <param name="whenZero">What must have held if it is zero.</param>
    /// <param name="whenNonZero">What must have held if it is not.</param>
    public Value With(Guard whenZero, Guard whenNonZero) =>
        whenZero == WhenZero && whenNonZero == WhenNonZero ? this : this with { WhenZero = whenZero, WhenNonZero = whenNonZero };

    /// <summary>The same value at a place where a condition is known to have held.</summary>
    /// <param name="guard">The condition.</param>
    public Value Under(Guard guard) => guard.Rank == 0 ? this : With(WhenZero.And(guard), WhenNonZero.And(guard));

    /// <summary>Its logical negation.</summary>
    public Value Negated() => Kind == ValueKind.Number ? OfNumber(Number == 0 ? 1 : 0) : Unknown.With(WhenNonZero, WhenZero);

    /// <summary>The same conditions on a value of which nothing else is known: a converted number, a result of a comparison.</summary>
    public Value ConditionsOnly() => Kind == ValueKind.Number ? this : Unknown.With(WhenZero, WhenNonZero);

    /// <summary>What is known where either of two values may be.</summary>
    /// <param name="other">The other value.</param>
    public Value Join(Value other)
    {
        if (ReferenceEquals(this, other))
        {
            return this;
        }

        Guard zero = WhenZero.Or(other.WhenZero);
        Guard nonZero = WhenNonZero.Or(other.WhenNonZero);
        bool same = Kind == other.Kind && Number == other.Number && Text == other.Text && Equals(Token, other.Token);
        return same ? With(zero, nonZero) : Unknown.With(zero, nonZero);
    }

    private static bool Says(Guard guard) => guard.Rank > 0 && !guard.IsImpossible;
}
