namespace Candor.Dex;

/// <summary>Where data enters. The caller knows it by its place in <see cref="FlowRules.Sources"/>.</summary>
/// <param name="Kind">What <paramref name="Signature"/> is.</param>
/// <param name="Signature">A method, a field, or the beginning of a string constant.</param>
/// <param name="WithString">For a method: a string that must be among its arguments; null where none is needed.</param>
/// <param name="IsOrigin">
/// Whether it yields no data that is looked for, but tells where a sink leads to: an address, or a stream to somewhere. What comes of it to a sink that
/// <see cref="FlowSink.AsksOrigin">asks</see> is told with the flows to that sink.
/// </param>
public readonly record struct FlowSource(FlowSourceKind Kind, string Signature, string? WithString, bool IsOrigin = false)
{
    /// <summary>For a method: the descriptors of the classes in whose code, or in that of classes inside of them, a call counts; null for every class.</summary>
    public IReadOnlySet<string>? Within { get; init; }
}
