using System.Collections.Immutable;

namespace Candor.Dex;

/// <summary>
/// Decodes what is reachable, cuts it into blocks and orders them. Offsets may be hostile: a path that leaves the method, or falls into data,
/// ends there and is noted as the fault.
/// </summary>
internal sealed class MethodBodyBuilder(ProgramMethod method)
{
    /// <summary>Most handlers of one try block; compilers write a handful, and each block of the graph has an edge to each.</summary>
    private const int MaxHandlers = 64;

    private readonly SortedDictionary<int, IrInstruction> _decoded = [];
    private readonly Dictionary<int, int> _lengths = [];
    private readonly SortedSet<int> _leaders = [0];
    private readonly List<int> _arguments = [];
    private readonly Dictionary<int, int[]> _targets = [];
    private readonly Dictionary<int, int[]> _keys = [];
    private readonly List<ImmutableArray<(TypeHandle Type, int Target)>> _tries = [];
    private readonly Stack<int> _pending = new([0]);
    private readonly HashSet<int> _followed = [];
    private int[] _tryOfUnit = [];
    private DexProblem? _fault;
    private CodeItem _code;

    public MethodBody Build()
    {
        _code = method.GetCode();
        ReadTries();
        while (_pending.TryPop(out int offset))
        {
            Follow(offset);
        }

        ImmutableArray<IrInstruction>.Builder instructions = ImmutableArray.CreateBuilder<IrInstruction>(_decoded.Count);
        List<(int First, int End)> ranges = Cut(instructions);
        (ImmutableArray<BasicBlock> blocks, ImmutableArray<IrInstruction> ordered) = Order(ranges, instructions);
        return new MethodBody(
            method.File,
            _code.RegisterCount,
            Math.Max(0, _code.RegisterCount - _code.ParameterRegisterCount),
            ordered,
            [.. _arguments],
            blocks,
            _fault)
        {
            Cases = _keys.ToImmutableDictionary(),
        };
    }

    private void ReadTries()
    {
        // The blocks of a hostile file overlap; the first that covers a code unit counts. 'next' skips what is covered already.
        _tryOfUnit = new int[_code.TryCount == 0 ? 0 : _code.Instructions.Length];
        int[] next = new int[_tryOfUnit.Length + 1];
        for (int i = 0; i < next.Length; i++)
        {
            next[i] = i;
        }

        try
        {
            for (int i = 0; i < _code.TryCount; i++)
            {
                TryBlock block = _code.GetTry(i);
                ImmutableArray<(TypeHandle Type, int Target)>.Builder handlers = ImmutableArray.CreateBuilder<(TypeHandle Type, int Target)>();
                foreach (CatchHandler handler in _code.GetHandlers(block))
                {
                    if (handler.Target < (uint)_code.Instructions.Length && handlers.Count < MaxHandlers)
                    {
                        handlers.Add((handler.Type, (int)handler.Target));
                        _leaders.Add((int)handler.Target);
                    }
                }

                long end = block.Start + (long)block.Length;
                if (handlers.Count > 0 && block.Start < (uint)_code.Instructions.Length)
                {
                    _tries.Add(handlers.ToImmutable());
                    Cover((int)block.Start, (int)Math.Min(end, _code.Instructions.Length), next);
                    _leaders.Add((int)block.Start);
                    _leaders.Add((int)Math.Min(end, _code.Instructions.Length));
                }
            }
        }
        catch (BadDexException fault)
        {
            Note(fault);
        }
    }

    /// <summary>Gives the newest try block every unit of a range that none before it covers. Near-linear over all calls.</summary>
    private void Cover(int start, int end, int[] next)
    {
        for (int unit = Find(next, start); unit < end; unit = Find(next, unit))
        {
            _tryOfUnit[unit] = _tries.Count;
            next[unit] = unit + 1;
        }
    }

    private static int Find(int[] next, int unit)
    {
        while (next[unit] != unit)
        {
            next[unit] = next[next[unit]];
            unit = next[unit];
        }

        return unit;
    }

    private ImmutableArray<(TypeHandle Type, int Target)> TryAt(int unit) =>
        unit < _tryOfUnit.Length && _tryOfUnit[unit] > 0 ? _tries[_tryOfUnit[unit] - 1] : [];

    private void Note(BadDexException fault) => _fault ??= DexProblem.From(method.File.Name, fault);

    /// <summary>Decodes from an offset on until control cannot go on, or comes to what is decoded already.</summary>
    private void Follow(int offset)
    {
        try
        {
            while (!_decoded.ContainsKey(offset))
            {
                Instruction instruction = _code.Instructions.At(offset);
                if (instruction.Payload != PayloadKind.None)
                {
                    Candor.Dex.Fault.Throw("Control falls into data", DexSection.Code, _code.Offset);
                }

                _decoded.Add(offset, Convert(instruction));
                _lengths.Add(offset, instruction.Length);
                PushHandlers(offset);

                int next = offset + instruction.Length;
                switch (instruction.Opcode)
                {
                    case Opcode.Goto or Opcode.Goto16 or Opcode.Goto32:
                        Branch(offset, [instruction.Target!.Value]);
                        return;
                    case Opcode.ReturnVoid or Opcode.Return or Opcode.ReturnWide or Opcode.ReturnObject or Opcode.Throw:
                        _leaders.Add(next);
                        _targets[offset] = [];
                        return;
                    case Opcode.PackedSwitch or Opcode.SparseSwitch:
                        Switch(offset, next, instruction.Target!.Value);
                        break;
                    case >= Opcode.IfEq and <= Opcode.IfLez:
                        Branch(offset, [next, instruction.Target!.Value]);
                        break;
                }

                offset = next;
            }
        }
        catch (BadDexException fault)
        {
            Note(fault);
        }
    }

    private void PushHandlers(int offset)
    {
        if (offset < _tryOfUnit.Length && _tryOfUnit[offset] > 0 && _followed.Add(_tryOfUnit[offset]))
        {
            foreach ((_, int target) in TryAt(offset))
            {
                _pending.Push(target);
            }
        }
    }

    private void Branch(int offset, int[] targets)
    {
        _targets[offset] = targets;
        foreach (int target in targets)
        {
            _leaders.Add(target);
            _pending.Push(target);
        }
    }

    private void Switch(int offset, int next, int payload)
    {
        List<int> targets = [next];
        List<int> keys = [];
        try
        {
            Instruction data = _code.Instructions.At(payload);
            if (data.Payload is PayloadKind.PackedSwitch or PayloadKind.SparseSwitch)
            {
                SwitchCases cases = new(data, offset);
                for (int i = 0; i < cases.Count; i++)
                {
                    targets.Add(cases[i].Target);
                    keys.Add(cases[i].Key);
                }
            }
        }
        catch (BadDexException fault)
        {
            Note(fault);
        }

        _keys[offset] = [.. keys];
        Branch(offset, [.. targets]);
    }

    private IrInstruction Convert(Instruction instruction)
    {
        int registers = instruction.RegisterCount;
        int firstArgument = _arguments.Count;
        bool passes = instruction.IsInvoke || instruction.Opcode is Opcode.FilledNewArray or Opcode.FilledNewArrayRange;
        for (int i = 0; i < registers; i++)
        {
            Check(instruction.GetRegister(i));
            if (passes)
            {
                _arguments.Add(instruction.GetRegister(i));
            }
        }

        return new IrInstruction(
            instruction.Offset,
            instruction.Opcode,
            !passes && registers > 0 ? instruction.GetRegister(0) : -1,
            !passes && registers > 1 ? instruction.GetRegister(1) : -1,
            !passes && registers > 2 ? instruction.GetRegister(2) : -1,
            instruction.Index,
            instruction.Literal ?? 0,
            firstArgument,
            passes ? registers : 0);
    }

    private void Check(int register)
    {
        if (register >= _code.RegisterCount)
        {
            Candor.Dex.Fault.Throw($"Register {register} is outside a method of {_code.RegisterCount}", DexSection.Code, _code.Offset);
        }
    }

    /// <summary>The ranges of the blocks, in the order of their offsets.</summary>
    private List<(int First, int End)> Cut(ImmutableArray<IrInstruction>.Builder instructions)
    {
        List<(int First, int End)> ranges = [];
        int expected = -1;
        foreach ((int offset, IrInstruction instruction) in _decoded)
        {
            if (offset != expected || _leaders.Contains(offset))
            {
                if (instructions.Count > 0)
                {
                    ranges.Add((ranges.Count == 0 ? 0 : ranges[^1].End, instructions.Count));
                }
            }

            instructions.Add(instruction);
            expected = _targets.ContainsKey(offset) ? -1 : offset + _lengths[offset];
        }

        if (instructions.Count > 0)
        {
            ranges.Add((ranges.Count == 0 ? 0 : ranges[^1].End, instructions.Count));
        }

        return ranges;
    }

    private (ImmutableArray<BasicBlock> Blocks, ImmutableArray<IrInstruction> Instructions) Order(
        List<(int First, int End)> ranges, ImmutableArray<IrInstruction>.Builder instructions)
    {
        Dictionary<int, int> blockAt = [];
        for (int i = 0; i < ranges.Count; i++)
        {
            blockAt[instructions[ranges[i].First].Offset] = i;
        }

        int[][] next = new int[ranges.Count][];
        (TypeHandle Type, int Block)[][] handlers = new (TypeHandle, int)[ranges.Count][];
        for (int i = 0; i < ranges.Count; i++)
        {
            IrInstruction last = instructions[ranges[i].End - 1];
            int[] targets = _targets.TryGetValue(last.Offset, out int[]? known) ? known : [last.Offset + _lengths[last.Offset]];

            // A switch keeps one successor for each case, so a case that leads nowhere stays at its place: it leads to what stands behind.
            int behind = targets.Length > 0 && blockAt.TryGetValue(targets[0], out int first) ? first : -1;
            next[i] = [.. targets.Select(t => blockAt.TryGetValue(t, out int b) ? b : behind).Where(static b => b >= 0)];
            handlers[i] = HandlersAt(instructions[ranges[i].First].Offset, blockAt);
        }

        int[] order = ReversePostOrder(next, handlers);
        int[] place = new int[ranges.Count];
        Array.Fill(place, -1);
        for (int i = 0; i < order.Length; i++)
        {
            place[order[i]] = i;
        }

        ImmutableArray<BasicBlock>.Builder blocks = ImmutableArray.CreateBuilder<BasicBlock>(order.Length);
        ImmutableArray<IrInstruction>.Builder ordered = ImmutableArray.CreateBuilder<IrInstruction>(instructions.Count);
        foreach (int block in order)
        {
            int first = ordered.Count;
            for (int i = ranges[block].First; i < ranges[block].End; i++)
            {
                ordered.Add(instructions[i]);
            }

            blocks.Add(new BasicBlock(
                first,
                ordered.Count,
                [.. next[block].Select(b => place[b])],
                [.. handlers[block].Select(h => new ExceptionEdge(h.Type, place[h.Block]))]));
        }

        return (blocks.ToImmutable(), ordered.ToImmutable());
    }

    private (TypeHandle Type, int Block)[] HandlersAt(int offset, Dictionary<int, int> blockAt) =>
        [.. TryAt(offset).Where(h => blockAt.ContainsKey(h.Target)).Select(h => (h.Type, blockAt[h.Target]))];

    private static int[] ReversePostOrder(int[][] next, (TypeHandle Type, int Block)[][] handlers)
    {
        List<int> post = [];
        if (next.Length > 0)
        {
            bool[] seen = new bool[next.Length];
            Stack<(int Block, int Child)> stack = new([(0, 0)]);
            seen[0] = true;
            while (stack.TryPop(out (int Block, int Child) top))
            {
                int count = next[top.Block].Length;
                if (top.Child >= count + handlers[top.Block].Length)
                {
                    post.Add(top.Block);
                    continue;
                }

                stack.Push((top.Block, top.Child + 1));

                // Handlers first, and later successors before earlier ones, so that what stands behind a branch comes before its target.
                int child = top.Child < handlers[top.Block].Length
                    ? handlers[top.Block][top.Child].Block
                    : next[top.Block][count - 1 - (top.Child - handlers[top.Block].Length)];
                if (!seen[child])
                {
                    seen[child] = true;
                    stack.Push((child, 0));
                }
            }
        }

        post.Reverse();
        return [.. post];
    }
}
