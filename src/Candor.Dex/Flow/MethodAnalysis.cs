namespace Candor.Dex;

/// <summary>
/// Analyses one method in one context: a fixed point over its blocks in reverse post-order. The state at a block is the join over all ways to it.
/// Also the frame of a driver, which has no code of its own.
/// </summary>
internal sealed partial class MethodAnalysis
{
    /// <summary>What an instruction costs that names what is not there.</summary>
    private const int CostOfFault = 1_000;

    /// <summary>Most visits of one block.</summary>
    private const int MaxVisits = 60;

    /// <summary>Most targets of one call; a call with more is taken as one into the unknown.</summary>
    private const int MaxTargets = 8;

    /// <summary>Most hits that a method hands up.</summary>
    private const int MaxHits = 256;

    private readonly FlowEngine _engine;
    private readonly FlowProgram _program;
    private readonly SymbolPool _symbols;
    private readonly FieldPool _fields;
    private readonly HeapReader _heap;
    private readonly MethodCode? _code;
    private readonly Dictionary<(int Site, int Argument, int Element), SinkHit> _hits = [];
    private readonly Dictionary<(int Label, int Site, int Argument), SinkHit> _flows = [];
    private readonly Dictionary<(string Name, int Site, int Type), FlowEvent> _events = new(EventKeys.Instance);
    private readonly HashSet<(string Name, int Site, int Type)> _full = new(EventKeys.Instance);
    private readonly Dictionary<int, int> _initialised = [];
    private long _work;
    private readonly Dictionary<(int Receiver, string Method), (string Name, int Site, int Type)> _listeners = [];
    private FrameState?[] _states = [];
    private ControlConditions? _conditions;
    private int[] _condition = ValueSet.Empty;
    private int[] _counted = ValueSet.Empty;
    private ControlConditions? _counters;
    private int[] _return = ValueSet.Empty;
    private int[] _thrown = ValueSet.Empty;
    private AbstractHeap? _exit;
    private bool _returns;
    private bool _inLoop;

    public MethodAnalysis(FlowEngine engine, MethodNode? node)
    {
        _engine = engine;
        _program = engine.Program;
        _symbols = engine.Symbols;
        _fields = engine.Fields;
        _heap = engine.Heap;
        Node = node;
        _code = node?.Code;
        Gathering = node is null ? new DriverGathering(_symbols) : null;
    }

    public MethodNode? Node { get; }

    public IReadOnlyDictionary<(int Label, int Site, int Argument), SinkHit> Flows => _flows;

    public IEnumerable<FlowEvent> Events => _events.Values;

    private int RegisterCount => _code!.Body!.RegisterCount;

    private int ResultRegister => RegisterCount;

    private int ExceptionRegister => RegisterCount + 1;

    public int[]? FactsOf(Symbol symbol) => Node?.FactsOf(symbol);

    public void Distinguish(Symbol symbol)
    {
        if (_code is not null)
        {
            _engine.Distinguish(_code, symbol);
        }
    }

    public MethodSummary Run()
    {
        int depth = _heap.MaxDepth;
        try
        {
            _heap.MaxDepth = Node!.MaxDepth;
            return Analyse();
        }
        finally
        {
            _heap.MaxDepth = depth;
        }
    }

    private MethodSummary Analyse()
    {
        MethodBody body = _code!.Body!;
        int[][] registers = new int[RegisterCount + 2][];
        Array.Fill(registers, ValueSet.Empty);
        for (int i = 0; i < _code.ParameterRegisters.Length; i++)
        {
            if (_code.ParameterRegisters[i] >= 0)
            {
                registers[_code.ParameterRegisters[i]] = ValueSet.Of(_symbols.Parameter(i, _code.ParameterTypes[i]));
            }
        }

        _states = new FrameState?[body.Blocks.Length];
        int[] visits = new int[body.Blocks.Length];
        SortedSet<int> pending = [];
        if (body.Blocks.Length > 0)
        {
            _states[0] = new FrameState(registers, new AbstractHeap());
            pending.Add(0);
        }

        ControlConditions? conditions = _engine.Options.Implicit ? new ControlConditions(_code.Dependence) : null;
        _conditions = conditions;
        while (pending.Count > 0)
        {
            int block = pending.Min;
            pending.Remove(block);
            if (visits[block]++ >= MaxVisits)
            {
                _engine.Cut("loops");
                continue;
            }

            Place(block);
            Spend(body.Blocks[block].End - body.Blocks[block].First);
            if (IsCut())
            {
                break;
            }

            RunBlock(body, block, pending, conditions);
        }

        if (_engine.Tracing is null)
        {
            if (_engine.IsOverBudget)
            {
                // The run was cut short: what an earlier one found counts still.
                foreach (KeyValuePair<(int Label, int Site, int Argument), SinkHit> flow in Node!.Flows)
                {
                    _flows.TryAdd(flow.Key, flow.Value);
                }
            }

            Node!.Flows = _flows;
        }

        return Summary();
    }

    private void Spend(long work)
    {
        _work += work;
        _engine.Work += work;
    }

    /// <summary>Whether a budget ends the analysis of this method here.</summary>
    private bool IsCut()
    {
        if (_engine.IsOverBudget)
        {
            _engine.CutByBudget();
            return true;
        }

        if (_work > _engine.Options.MaxWorkOfMethod)
        {
            _engine.Cut("method");
            return true;
        }

        return false;
    }

    /// <summary>What holds for every instruction of a block.</summary>
    private void Place(int block)
    {
        _heap.MaxDepth = Node!.MaxDepth;
        _inLoop = _code!.InLoop[block];
        _counted = _counters?.Of(block) ?? ValueSet.Empty;
        _condition = _conditions is null ? ValueSet.Empty : ValueSet.Add(_conditions.Of(block), ValueSet.From(_symbols.Condition));
    }

    public void AddHit(SinkHit hit)
    {
        if (Wants(hit.Site, hit.Argument, hit.Element, hit.Depth, out bool isFlow))
        {
            Keep(hit, isFlow);
        }
    }

    /// <summary>Adds a hit of a method that this one calls.</summary>
    /// <param name="below">The hit in the method called.</param>
    /// <param name="element">What comes there from here.</param>
    /// <param name="offset">The call.</param>
    /// <param name="callee">The method called.</param>
    public void AddHit(SinkHit below, int element, int offset, MethodNode callee)
    {
        if (Wants(below.Site, below.Argument, element, below.Depth + 1, out bool isFlow))
        {
            Keep(new SinkHit(below.Site, below.Rule, below.Argument, element, offset, below, callee), isFlow);
        }
    }

    /// <summary>Whether a hit is new, or nearer than the one known.</summary>
    private bool Wants(int site, int argument, int element, int depth, out bool isFlow)
    {
        isFlow = _symbols[element >> 1].Kind == SymbolKind.Label;
        if (isFlow)
        {
            return !_flows.TryGetValue((element >> 1, site, argument), out SinkHit? nearer) || depth < nearer.Depth;
        }

        if (_hits.TryGetValue((site, argument, element), out SinkHit? known))
        {
            return depth < known.Depth;
        }

        if (_hits.Count < MaxHits)
        {
            return true;
        }

        _engine.Cut("hits");
        return false;
    }

    private void Keep(SinkHit hit, bool isFlow)
    {
        if (isFlow)
        {
            _flows[(hit.Element >> 1, hit.Site, hit.Argument)] = hit;
        }
        else
        {
            _hits[(hit.Site, hit.Argument, hit.Element)] = hit;
        }
    }

    public void AddEvent(FlowEvent one)
    {
        (string Name, int Site, int Type) key = (one.Name, one.Site, one.Type);
        if (Node is null && one.Name == "callback" && ValueSet.IsFull(one.Values[0]) && _full.Add(key))
        {
            _engine.Cut("callbacks", _engine.Sites[one.Site].Method);
        }

        if (_events.TryGetValue(key, out FlowEvent? known))
        {
            if (ReferenceEquals(known, one))
            {
                return;
            }

            int[][]? joined = one.Values.Length == known.Values.Length ? null : [.. one.Values];
            for (int i = 0; i < one.Values.Length && i < known.Values.Length; i++)
            {
                int[] values = ValueSet.Join(known.Values[i], one.Values[i], _symbols);
                if (joined is not null || !ReferenceEquals(values, known.Values[i]))
                {
                    joined ??= [.. known.Values];
                    joined[i] = values;
                }
            }

            if (joined is null)
            {
                return;
            }

            one = one with { Values = joined };
        }

        _events[key] = one;
    }

    private void RunBlock(MethodBody body, int index, SortedSet<int> pending, ControlConditions? conditions)
    {
        BasicBlock block = body.Blocks[index];
        FrameState state = _states[index]!.Clone();
        _listeners.Clear();
        for (int i = block.First; i < block.End; i++)
        {
            IrInstruction instruction = body.Instructions[i];
            if (instruction.MayThrow && !instruction.IsInvoke && instruction.Opcode != Opcode.Throw)
            {
                if (conditions is not null && block.Handlers.Length > 0 && DecidesThrow(instruction, state) is { Length: > 0 } decides)
                {
                    conditions.DependHandlers(index, block, decides, pending, _states);
                }

                RaiseImplicit(block, state, ThrowsOf(instruction, state), pending);
            }

            if (!Step(block, instruction, state, pending) || ((instruction.IsInvoke || (instruction.MayThrow && block.Handlers.Length > 0)) && IsCut()))
            {
                return;
            }

            if (i == block.End - 1)
            {
                Leave(body, block, index, instruction, state, pending, conditions);
            }
        }
    }

    /// <summary>Runs one instruction. One that names what the file does not hold gives something of which nothing is known.</summary>
    private bool Step(BasicBlock block, in IrInstruction instruction, FrameState state, SortedSet<int> pending)
    {
        try
        {
            return Execute(block, instruction, state, pending);
        }
        catch (BadDexException)
        {
            _engine.Cut("references");
            Spend(CostOfFault);
            Set(state, instruction.A, ValueSet.Any);
            state.Registers[ResultRegister] = ValueSet.Any;
            return true;
        }
    }

    private void Leave(
        MethodBody body, BasicBlock block, int index, in IrInstruction last, FrameState state, SortedSet<int> pending, ControlConditions? conditions)
    {
        Opcode opcode = last.Opcode;
        if (opcode is >= Opcode.IfEq and <= Opcode.IfLez && block.Successors.Length == 2)
        {
            if (last.B >= 0)
            {
                DistinguishChoice(state.Registers[last.A], isSwitch: false);
                DistinguishChoice(state.Registers[last.B], isSwitch: false);
            }

            bool? taken = Decide(last, state);
            int[] compared = last.B >= 0 ? ValueSet.Union(state.Registers[last.A], state.Registers[last.B]) : state.Registers[last.A];
            conditions?.Depend(index, _heap.DataOf(state.Heap, compared), pending, _states);
            Count(index, compared, pending);
            if (taken is not true)
            {
                Enter(block.Successors[0], state, pending);
            }

            if (taken is not false)
            {
                Enter(block.Successors[1], state, pending);
            }

            return;
        }

        if (opcode is Opcode.PackedSwitch or Opcode.SparseSwitch)
        {
            conditions?.Depend(index, _heap.DataOf(state.Heap, state.Registers[last.A]), pending, _states);
            DistinguishChoice(state.Registers[last.A], isSwitch: true);
            if (block.Successors.Length > 0 && RangeOf(state.Registers[last.A]) is var (least, most))
            {
                bool single = least == most;
                bool matched = false;
                foreach ((int value, int to) in body.CasesOf(last, block))
                {
                    if (value >= least && value <= most)
                    {
                        matched = true;
                        Enter(to, state, pending);
                    }
                }

                if (!single || !matched)
                {
                    Enter(block.Successors[0], state, pending);
                }

                return;
            }
        }

        foreach (int next in block.Successors)
        {
            Enter(next, state, pending);
        }
    }

    private void Enter(int block, FrameState state, SortedSet<int> pending)
    {
        Spend(1 + (state.Registers.Length / 16));
        if (_states[block] is { } known)
        {
            if (_heap.Join(known, state))
            {
                pending.Add(block);
            }
        }
        else
        {
            _states[block] = state.Clone();
            pending.Add(block);
        }
    }

    private void Exit(FrameState state, int[] returned, bool throws)
    {
        _returns |= !throws;
        _return = ValueSet.Limit(ValueSet.Union(_return, returned), _symbols, out _);
        if (_exit is null)
        {
            _exit = state.Heap.Clone();
        }
        else
        {
            _heap.Join(_exit, state.Heap);
        }
    }
}
