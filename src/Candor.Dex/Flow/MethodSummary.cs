namespace Candor.Dex;

/// <summary>What a call of a method does, in terms of what it is given.</summary>
internal sealed class MethodSummary
{
    public required int[] Return { get; init; }

    public required int[] Thrown { get; init; }

    /// <summary>Fields that it may have changed, with all that they may hold afterwards.</summary>
    public required FieldWrite[] Writes { get; init; }

    public required SinkHit[] Hits { get; init; }

    public required FlowEvent[] Events { get; init; }

    /// <summary>Whether it can return at all.</summary>
    public required bool Returns { get; init; }

    /// <summary>What its instructions, and code outside the app that it calls, may throw by themselves.</summary>
    public required ImplicitThrows Throws { get; init; }

    /// <summary>What applying a summary costs, in instructions.</summary>
    public static long CostOf(MethodSummary summary) => 16 + (4L * summary.Writes.Length) + (2L * summary.Hits.Length) + (2L * summary.Events.Length);

    public bool SameAs(MethodSummary? other)
    {
        if (other is null || Returns != other.Returns || Throws != other.Throws || !Return.AsSpan().SequenceEqual(other.Return) || !Thrown.AsSpan().SequenceEqual(other.Thrown)
            || Writes.Length != other.Writes.Length || Hits.Length != other.Hits.Length || Events.Length != other.Events.Length)
        {
            return false;
        }

        for (int i = 0; i < Writes.Length; i++)
        {
            if (Writes[i].Symbol != other.Writes[i].Symbol || Writes[i].Field != other.Writes[i].Field
                || !Writes[i].Values.AsSpan().SequenceEqual(other.Writes[i].Values))
            {
                return false;
            }
        }

        for (int i = 0; i < Hits.Length; i++)
        {
            if (Hits[i].Site != other.Hits[i].Site || Hits[i].Argument != other.Hits[i].Argument || Hits[i].Element != other.Hits[i].Element)
            {
                return false;
            }
        }

        for (int i = 0; i < Events.Length; i++)
        {
            if (!Events[i].SameAs(other.Events[i]))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>A field that a method may have changed.</summary>
/// <param name="Symbol">The object.</param>
/// <param name="Field">The field.</param>
/// <param name="Values">What it may hold afterwards.</param>
internal readonly record struct FieldWrite(Symbol Symbol, int Field, int[] Values);
