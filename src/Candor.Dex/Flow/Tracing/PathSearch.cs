namespace Candor.Dex;

/// <summary>
/// Searches backward in one method for the way of an element: from a place where it lies to where it entered, the call that yields it or the
/// beginning of the method. States say where it may have come from; of several ways the one with the fewest steps is taken (Dijkstra 1959), of
/// equals the one found first, so that the answer does not depend on chance.
/// </summary>
internal sealed partial class PathSearch(FlowTracer tracer, NodeReplay replay, int element)
{
    private readonly PriorityQueue<Entry, (long Cost, int Order)> _queue = new();
    private readonly HashSet<(int Block, int Index, TracePlace Place)> _visited = [];
    private readonly DataLocator _locator = tracer.Locator;
    private int _order;

    private int MethodId => replay.Node.Code.MethodId;

    /// <summary>Adds a place to begin from.</summary>
    /// <param name="block">The block.</param>
    /// <param name="index">The instruction before which the data lies there.</param>
    /// <param name="place">The place.</param>
    /// <param name="behind">What happens next.</param>
    public void Begin(int block, int index, TracePlace place, Trail behind) => Add(new Entry(block, index, place, null, behind, behind.Count));

    /// <summary>Begins at the ends of the method, wherever the element lies in a place there.</summary>
    public void BeginAtExits(TracePlace exit)
    {
        Enter();
        for (int block = 0; block < replay.Body.Blocks.Length; block++)
        {
            int last = replay.Length(block) - 1;
            if (last < 0 || replay.Analysis.StateAt(block) is null)
            {
                continue;
            }

            Opcode opcode = replay.Instruction(block, last).Opcode;
            bool returns = opcode is >= Opcode.ReturnVoid and <= Opcode.ReturnObject;
            if (exit == TracePlace.Thrown)
            {
                BeginAtThrows(block);
            }
            else if ((exit.IsCell && (returns || opcode == Opcode.Throw)) || (exit == TracePlace.Returned && returns && opcode != Opcode.ReturnVoid))
            {
                TracePlace place = exit.IsCell ? exit : TracePlace.In(replay.Instruction(block, last).A);
                if (HoldsAt(replay.State(block, last), place))
                {
                    Begin(block, last, place, Trail.Empty);
                }
                else if (exit.IsCell)
                {
                    BeginAtGathered(block, last, exit);
                }
                else
                {
                    BeginDecided(block, Trail.Empty);
                }
            }
        }
    }

    /// <summary>One object may be handed up for several of its site: then the element lies in one of those.</summary>
    private void BeginAtGathered(int block, int index, TracePlace exit)
    {
        Symbol many = tracer.Symbols[exit.Symbol];
        if (!many.IsMany || replay.State(block, index) is not { } state)
        {
            return;
        }

        foreach (HeapLeaf leaf in AbstractHeap.Leaves(state.Heap.Root))
        {
            Symbol one = tracer.Symbols[leaf.Symbol];
            if (leaf.Field == exit.Field && (one.Number == many.Number || many.Chain == SymbolPool.SharedChain) && one.TypeId == many.TypeId && one.Kind == many.Kind
                && _locator.Holds(leaf.Values, element))
            {
                Begin(block, index, TracePlace.Of(leaf.Symbol, leaf.Field), Trail.Empty);
            }
        }
    }

    private void BeginAtThrows(int block)
    {
        for (int k = 0; k < replay.Length(block); k++)
        {
            IrInstruction instruction = replay.Instruction(block, k);
            if (instruction.Opcode == Opcode.Throw && HoldsAt(replay.State(block, k), TracePlace.In(instruction.A)))
            {
                Begin(block, k, TracePlace.In(instruction.A), Trail.Empty);
            }

            foreach (AppliedCall call in replay.Calls(block, k))
            {
                Through(new Entry(block, k, TracePlace.Thrown, null, Trail.Empty, 0), block, k, call, TracePlace.Thrown, call.Summary.Thrown, Trail.Empty);
            }
        }
    }

    /// <summary>The steps from where the element entered to the nearest beginning; null when there is no way, or no budget.</summary>
    public Trail? Run()
    {
        while (_queue.TryDequeue(out Entry? entry, out _))
        {
            if (!tracer.Spend(1))
            {
                return null;
            }

            Enter();
            if (entry.IsEnd)
            {
                return Collect(entry);
            }

            if (entry.Through is not null)
            {
                GoThrough(entry);
            }
            else if (_visited.Add((entry.Block, entry.Index, entry.Place)))
            {
                if (entry.Place.IsCondition)
                {
                    Decide(entry);
                }
                else
                {
                    Walk(entry);
                }
            }
        }

        return null;
    }

    /// <summary>Methods are read with paths of their own length: that of this one counts again.</summary>
    private void Enter() => tracer.Reader.MaxDepth = replay.Node.MaxDepth;

    private static Trail Collect(Entry end)
    {
        Trail all = Trail.Empty;
        for (Entry? at = end; at is not null; at = at.Behind)
        {
            all = all.Then(at.Steps);
        }

        return all;
    }

    private void Add(Entry entry) => _queue.Enqueue(entry, (entry.Cost, _order++));

    private void Add(Entry behind, int block, int index, TracePlace place, Trail steps, int extra = 0) =>
        Add(new Entry(block, index, place, behind, steps, behind.Cost + steps.Count + extra));

    /// <summary>The element entered here.</summary>
    private void End(Entry behind, Trail steps) =>
        Add(new Entry(behind.Block, behind.Index, behind.Place, behind, steps, behind.Cost + steps.Count) { IsEnd = true });

    private FlowStep Step(in IrInstruction i, int register, string path, FlowStepKind kind) => new(MethodId, i.Offset, Real(register), path, kind);

    private Trail One(in IrInstruction i, int register, string path, FlowStepKind kind) => Trail.Of(Step(i, register, path, kind));

    private int Real(int register) => register < replay.Body.RegisterCount ? register : -1;

    private string Name(int register) => HolderNames.Register(replay.Body, register);

    private bool HoldsAt(FrameState? state, TracePlace place) => state is not null && (place.IsCell
        ? _locator.Holds(_locator.ValueOf(state.Heap, place.Symbol, place.Field), element)
        : _locator.Holds(state.Registers[place.Register], element));

    /// <summary>Goes back through a block to what put the element there, or to the block's beginning.</summary>
    private void Walk(Entry entry)
    {
        int block = entry.Block;
        for (int k = entry.Index; k > 0; k--)
        {
            FrameState? before = replay.State(block, k - 1);
            FrameState? after = replay.State(block, k);
            if (before is null || !tracer.Spend(1))
            {
                return;
            }

            IrInstruction instruction = replay.Instruction(block, k - 1);
            if (Touches(instruction, block, k - 1, entry.Place, before, after))
            {
                Explain(entry, block, k - 1, instruction, before, after);
                return;
            }
        }

        if (block == 0 && IsInitial(entry.Place))
        {
            End(entry, Trail.Empty);
        }

        foreach ((int from, bool throws) in replay.Before[block])
        {
            if (replay.Analysis.StateAt(from) is null)
            {
                continue;
            }

            if (throws)
            {
                Catch(entry, from);
            }
            else if (HoldsAt(replay.State(from, replay.Length(from)), entry.Place))
            {
                Add(entry, from, replay.Length(from), entry.Place, Trail.Empty);
            }
        }
    }

    /// <summary>Whether the element was in a place when the method began.</summary>
    private bool IsInitial(TracePlace place)
    {
        if (place.IsCell)
        {
            return _locator.Holds(tracer.Reader.Initial(tracer.Symbols[place.Symbol], place.Field), element);
        }

        int position = Array.IndexOf(replay.Node.Code.ParameterRegisters, place.Register);
        Symbol symbol = tracer.Symbols[element >> 1];
        return position >= 0 && symbol.Kind == SymbolKind.Parameter && symbol.Number == position;
    }

    /// <summary>Goes into a block whose instructions may throw to where control came from.</summary>
    private void Catch(Entry entry, int from)
    {
        int exception = replay.Body.RegisterCount + 1;
        bool isCovered = false;
        for (int k = replay.Length(from) - 1; k >= 0; k--)
        {
            IrInstruction instruction = replay.Instruction(from, k);
            FrameState? before = replay.State(from, k);
            FrameState? after = replay.State(from, k + 1);
            if (before is null)
            {
                continue;
            }

            if (!tracer.Spend(1))
            {
                return;
            }

            if (entry.Place == TracePlace.In(exception))
            {
                if (instruction.Opcode == Opcode.Throw && HoldsAt(before, TracePlace.In(instruction.A)))
                {
                    Add(entry, from, k, TracePlace.In(instruction.A), Trail.Empty);
                }

                foreach (AppliedCall call in replay.Calls(from, k))
                {
                    Through(entry, from, k, call, TracePlace.Thrown, call.Summary.Thrown, One(instruction, -1, "", FlowStepKind.Return));
                }

                continue;
            }

            isCovered &= !Touches(instruction, from, k, entry.Place, before, after);
            if (!isCovered && instruction.IsInvoke && entry.Place.IsCell && HoldsAt(after, entry.Place))
            {
                Add(entry, from, k + 1, entry.Place, Trail.Empty);
            }

            if (!isCovered && instruction.MayThrow && HoldsAt(before, entry.Place))
            {
                isCovered = true;
                Add(entry, from, k, entry.Place, Trail.Empty);
            }
        }
    }

    /// <summary>The branches that decide whether a block runs, and the instructions whose exceptions do, as far as they depend on the element.</summary>
    private void Decide(Entry entry)
    {
        if (tracer.Symbols[element >> 1].Kind == SymbolKind.Condition)
        {
            End(entry, Trail.Empty);
            return;
        }

        int decided = entry.Place.Symbol;
        ControlDependence dependence = replay.Node.Code.Dependence;
        foreach (int block in dependence.Deciding(decided))
        {
            int last = replay.Length(block) - 1;
            if (replay.State(block, last) is { } state)
            {
                IrInstruction branch = replay.Instruction(block, last);
                DecideBy(entry, block, last, branch, state, [branch.A, branch.B]);
                if (IsDecided(block))
                {
                    Add(entry, block, 0, TracePlace.Deciding(block), Trail.Empty);
                }
            }
        }

        if (replay.Analysis.Conditions is null)
        {
            return;
        }

        for (int block = 0; block < replay.Body.Blocks.Length && tracer.Spend(1); block++)
        {
            if (replay.Body.Blocks[block].Handlers.Any(h => dependence.DecidedByThrow(block, h.Block).Contains(decided)))
            {
                for (int k = 0; k < replay.Length(block); k++)
                {
                    IrInstruction access = replay.Instruction(block, k);
                    if (replay.State(block, k) is { } state && _locator.Holds(replay.Analysis.DecidesThrowAt(access, state), element))
                    {
                        DecideBy(entry, block, k, access, state, [access.C, access.B]);
                    }
                }
            }
        }
    }

    private void DecideBy(Entry entry, int block, int index, in IrInstruction i, FrameState state, int[] registers)
    {
        foreach (int register in registers.Where(static r => r >= 0).Distinct())
        {
            foreach (Located at in _locator.Find(state.Heap, state.Registers[register], element))
            {
                Add(entry, block, index, at.Cell ?? TracePlace.In(register), One(i, register, Name(register) + at.Trail, FlowStepKind.Condition));
            }
        }
    }

    /// <summary>Whether what a block does depends on the element.</summary>
    private bool IsDecided(int block) =>
        (replay.Analysis.Conditions is { } conditions && (_locator.Holds(conditions.Of(block), element) || tracer.Symbols[element >> 1].Kind == SymbolKind.Condition))
        || (replay.Analysis.Counters is { } counters && _locator.Holds(counters.Of(block), element));

    /// <summary>Adds the ways through a callee by which the element may have come: its summary says that one of its values becomes the element.</summary>
    private bool Through(Entry entry, int block, int index, AppliedCall call, TracePlace exit, int[] values, Trail behind)
    {
        bool any = false;
        foreach (int value in values)
        {
            if (_locator.Holds(call.Substitution.OfElement(value, inFields: true), element))
            {
                any = true;
                Add(new Entry(block, index, exit, entry, behind, entry.Cost + behind.Count + 1) { Through = new Passage(call, value) });
            }
        }

        return any;
    }

    private void GoThrough(Entry entry)
    {
        (AppliedCall call, int value) = entry.Through!;
        if (tracer.Exit(call.Callee, entry.Place, value) is not { } inside)
        {
            return;
        }

        Enter();

        // What the callee's end is called: its place stands in the caller's terms from here on.
        Trail steps = inside.Then(entry.Steps);
        Symbol symbol = tracer.Symbols[value >> 1];
        Entry behind = entry.Behind!;
        IrInstruction instruction = replay.Instruction(entry.Block, entry.Index);
        if (symbol.Kind == SymbolKind.Label)
        {
            End(behind, steps);
        }
        else if (symbol.Kind == SymbolKind.Condition)
        {
            if (IsDecided(entry.Block))
            {
                Add(behind, entry.Block, 0, TracePlace.Deciding(entry.Block), steps);
            }

            foreach ((Origin chosen, FlowStep step) in Choosing(instruction, replay.State(entry.Block, entry.Index)!))
            {
                Add(behind, entry.Block, entry.Index, chosen.Place, Trail.Of(step).Then(steps));
            }
        }
        else
        {
            FrameState before = replay.State(entry.Block, entry.Index)!;
            List<Origin> origins = Origins(call, instruction, before, symbol);
            foreach (Origin origin in origins)
            {
                FlowStep into = Step(instruction, origin.Register, origin.Text, KindOf(call, instruction));
                Add(behind, entry.Block, entry.Index, origin.Place, Trail.Of(into).Then(steps));
            }

            if (origins.Count == 0)
            {
                Trail passed = One(instruction, -1, "", KindOf(call, instruction)).Then(steps);
                ThroughEarlier(new Entry(entry.Block, entry.Index, entry.Place, behind, passed, behind.Cost + passed.Count), entry.Block, entry.Index, call, symbol);
            }
        }
    }

    private sealed record Entry(int Block, int Index, TracePlace Place, Entry? Behind, Trail Steps, long Cost)
    {
        public bool IsEnd { get; init; }

        /// <summary>A call that is yet to be looked through.</summary>
        public Passage? Through { get; init; }
    }

    /// <summary>A call through which the element may have come.</summary>
    /// <param name="Call">The call.</param>
    /// <param name="Value">What the element is called in the callee.</param>
    private sealed record Passage(AppliedCall Call, int Value);
}
