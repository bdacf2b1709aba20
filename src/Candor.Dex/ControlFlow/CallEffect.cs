namespace Candor.Dex;

/// <summary>What a call does, as far as a <see cref="IValueModel"/> knows.</summary>
/// <param name="Result">What it returns.</param>
/// <param name="Passed">What must have held if it returns at all.</param>
public readonly record struct CallEffect(Value Result, Guard Passed)
{
    /// <summary>Nothing is known.</summary>
    public static CallEffect Unknown { get; } = new(Value.Unknown, Guard.None);

    /// <summary>A call that always returns a value of which something is known.</summary>
    /// <param name="result">The value.</param>
    public static CallEffect Returns(Value result) => new(result, Guard.None);
}
