namespace Candor.Dex;

/// <summary>What registers and fields hold at one point. The last two registers are the result of the last call and the exception caught.</summary>
internal sealed class FrameState(int[][] registers, AbstractHeap heap)
{
    public int[][] Registers { get; } = registers;

    public AbstractHeap Heap { get; private set; } = heap;

    public FrameState Clone() => new((int[][])Registers.Clone(), Heap.Clone());

    /// <summary>Takes the contents of another state.</summary>
    public void Replace(FrameState other)
    {
        Array.Copy(other.Registers, Registers, Registers.Length);
        Heap = other.Heap;
    }
}
