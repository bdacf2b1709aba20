namespace Candor.Dex;

/// <summary>A method in one context, run once more over the final summaries, so that its states can be looked at.</summary>
internal sealed class NodeReplay : ICallListener
{
    private readonly FlowEngine _engine;
    private readonly Dictionary<int, Replayed> _blocks = [];
    private readonly Dictionary<int, (int Block, int Index)> _places = [];
    private List<AppliedCall>? _current;

    public NodeReplay(FlowEngine engine, MethodNode node)
    {
        _engine = engine;
        Node = node;
        Analysis = new MethodAnalysis(engine, node);
        Analysis.Run();
        Analysis.Listener = this;
        Body = node.Code.Body!;
        Before = new List<(int Block, bool Throws)>[Body.Blocks.Length];
        for (int b = 0; b < Before.Length; b++)
        {
            Before[b] = [];
        }

        for (int b = 0; b < Before.Length; b++)
        {
            BasicBlock block = Body.Blocks[b];
            foreach (int next in block.Successors.Distinct())
            {
                Before[next].Add((b, false));
            }

            foreach (int handler in block.Handlers.Select(static h => h.Block).Distinct())
            {
                Before[handler].Add((b, true));
            }

            for (int i = block.First; i < block.End; i++)
            {
                _places.TryAdd(Body.Instructions[i].Offset, (b, i - block.First));
            }
        }
    }

    public MethodNode Node { get; }

    public MethodAnalysis Analysis { get; }

    public MethodBody Body { get; }

    /// <summary>For each block those from which control comes; by an exception, or in the normal way.</summary>
    public List<(int Block, bool Throws)>[] Before { get; }

    /// <summary>How many states are kept.</summary>
    public long Kept { get; private set; }

    public IrInstruction Instruction(int block, int index) => Body.Instructions[Body.Blocks[block].First + index];

    public int Length(int block) => Body.Blocks[block].End - Body.Blocks[block].First;

    public (int Block, int Index)? Find(int offset) => _places.TryGetValue(offset, out (int, int) place) ? place : null;

    /// <summary>The state before an instruction of a block, or behind the last; null where control does not come.</summary>
    public FrameState? State(int block, int index) => Block(block).States[index];

    /// <summary>The summaries that an instruction applied.</summary>
    public IReadOnlyList<AppliedCall> Calls(int block, int index) => Block(block).Calls[index] ?? [];

    void ICallListener.Applied(AppliedCall call) => _current?.Add(call);

    private Replayed Block(int block)
    {
        if (!_blocks.TryGetValue(block, out Replayed? replayed))
        {
            List<AppliedCall>?[] calls = new List<AppliedCall>?[Length(block)];
            FrameState?[] states = Analysis.Replay(block, index => _current = calls[index] = []);
            _current = null;
            _blocks.Add(block, replayed = new Replayed(states, calls));
            Kept += states.Sum(static s => s is null ? 1L : s.Registers.Length);
        }

        return replayed;
    }

    private sealed record Replayed(FrameState?[] States, List<AppliedCall>?[] Calls);
}
