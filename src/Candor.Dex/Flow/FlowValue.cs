namespace Candor.Dex;

/// <summary>A set of values that a driver passes around without looking into it. See <see cref="FlowAnalysis"/>.</summary>
public readonly struct FlowValue : IEquatable<FlowValue>
{
    private readonly int[]? _elements;

    internal FlowValue(int[] elements) => _elements = elements;

    /// <summary>Nothing is known of it.</summary>
    public static FlowValue Unknown => new(ValueSet.Any);

    /// <summary>No value.</summary>
    public static FlowValue None => new(ValueSet.Empty);

    /// <summary>Whether it holds no value at all.</summary>
    public bool IsEmpty => Elements.Length == 0;

    internal int[] Elements => _elements ?? ValueSet.Empty;

    /// <summary>The values of both.</summary>
    /// <param name="other">The other set.</param>
    public FlowValue Or(FlowValue other) => new(ValueSet.Union(Elements, other.Elements));

    /// <summary>Whether both hold the same.</summary>
    public static bool operator ==(FlowValue left, FlowValue right) => left.Equals(right);

    /// <summary>Whether they do not hold the same.</summary>
    public static bool operator !=(FlowValue left, FlowValue right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(FlowValue other) => Elements.AsSpan().SequenceEqual(other.Elements);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is FlowValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = new();
        foreach (int element in Elements)
        {
            hash.Add(element);
        }

        return hash.ToHashCode();
    }
}
