namespace Candor.Dex;

/// <summary>
/// A call of a driver, with all that it rested on and all that it did. A driver makes the same calls again and again on states that grow; while nothing
/// that a call reads has changed, what it did can be done again without working it out.
/// </summary>
/// <param name="Arguments">What was passed.</param>
/// <param name="Node">The method called, in its context.</param>
/// <param name="Summary">Its summary.</param>
/// <param name="Distinctions">How many symbols told its contexts apart.</param>
/// <param name="Before">The heap before the call, with what was read from it.</param>
/// <param name="Result">What was returned.</param>
/// <param name="Writes">What was written.</param>
internal sealed record DriverCall(
    int[][] Arguments, MethodNode Node, MethodSummary Summary, int Distinctions, AbstractHeap Before, int[] Result, HeapWrite[] Writes)
{
    /// <summary>Data that came to sinks in what was called.</summary>
    public List<(SinkHit Below, int Element)> Hits { get; } = [];

    public List<FlowEvent> Events { get; } = [];

    /// <summary>The round in which its hits were last told.</summary>
    public int Round { get; set; } = -1;

    /// <summary>The heap after the call.</summary>
    public HeapNode? After { get; set; }

    /// <summary>How much it takes to remember it, in reads and writes.</summary>
    public int Size => Writes.Length + Before.Reads!.Count + Before.DataReads!.Count;

    /// <summary>Whether the same call on a heap would do the same.</summary>
    public bool Holds(HeapReader reader, AbstractHeap heap, int[][] arguments)
    {
        if (Node.Dirty || !ReferenceEquals(Node.Summary, Summary) || Node.Code.Distinctions.Count != Distinctions || arguments.Length != Arguments.Length)
        {
            return false;
        }

        for (int i = 0; i < arguments.Length; i++)
        {
            if (!arguments[i].AsSpan().SequenceEqual(Arguments[i]))
            {
                return false;
            }
        }

        return ReferenceEquals(heap.Root, Before.Root) || (Before.ReadsSame(heap) && reader.HoldsSame(heap, Before));
    }
}
