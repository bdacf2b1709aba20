namespace Candor.Dex;

/// <content>Which way a branch goes, and what its data says.</content>
internal sealed partial class MethodAnalysis
{
    /// <summary>Whether a branch is taken: known where both sides are one number, or lie in ranges that do not meet.</summary>
    private bool? Decide(in IrInstruction branch, FrameState state)
    {
        bool zero = branch.Opcode >= Opcode.IfEqz;
        if (RangeOf(state.Registers[branch.A]) is not var (left, leftMost) || (zero ? (0, 0) : RangeOf(state.Registers[branch.B])) is not var (right, rightMost))
        {
            return null;
        }

        bool? less = leftMost < right ? true : left >= rightMost ? false : null;
        bool? more = left > rightMost ? true : leftMost <= right ? false : null;
        bool? equal = left == leftMost && right == rightMost ? left == right : leftMost < right || left > rightMost ? false : null;
        return branch.Opcode switch
        {
            Opcode.IfEq or Opcode.IfEqz => equal,
            Opcode.IfNe or Opcode.IfNez => !equal,
            Opcode.IfLt or Opcode.IfLtz => less,
            Opcode.IfGe or Opcode.IfGez => !less,
            Opcode.IfGt or Opcode.IfGtz => more,
            Opcode.IfLe or Opcode.IfLez => !more,
            _ => null,
        };
    }

    /// <summary>The least and the greatest number that a value may be; null when it may be something else.</summary>
    private (long Least, long Most)? RangeOf(int[] values)
    {
        long least = long.MaxValue;
        long most = long.MinValue;
        foreach (int element in WithFacts(values))
        {
            Symbol symbol = _symbols[element >> 1];
            if (ValueSet.IsDerived(element) || symbol.Kind is not (SymbolKind.Number or SymbolKind.Below))
            {
                return null;
            }

            least = Math.Min(least, symbol.Kind == SymbolKind.Number ? symbol.Number : 0);
            most = Math.Max(most, symbol.Kind == SymbolKind.Number ? symbol.Number : symbol.Number - 1);
        }

        return values.Length == 0 ? null : (least, most);
    }

    private long? SingleNumber(int[] values)
    {
        values = WithFacts(values);
        return values.Length == 1 && !ValueSet.IsDerived(values[0]) && _symbols[values[0] >> 1] is { Kind: SymbolKind.Number } number ? number.Number : null;
    }

    /// <summary>What the context knows of a single symbolic value, in its place.</summary>
    private int[] WithFacts(int[] values) =>
        Node is { Context.Count: > 0 } && values.Length == 1 && !ValueSet.IsDerived(values[0]) && _symbols[values[0] >> 1] is { IsSymbolic: true } symbol
            && FactsOf(symbol) is { } facts
            ? [.. facts.Select(static f => f << 1)]
            : values;

    /// <summary>
    /// Lets a method be analysed for each constant on which a choice rests: a switch on a field of its object, as compilers merge lambdas and cut
    /// coroutines into states; what a message is about; and in generated code the bits that say which arguments were left out.
    /// </summary>
    private void DistinguishChoice(int[] values, bool isSwitch)
    {
        if (values.Length != 1 || ValueSet.IsDerived(values[0]))
        {
            return;
        }

        Symbol symbol = _symbols[values[0] >> 1];
        bool isField = symbol is { Kind: SymbolKind.Path, Depth: 1, Parent.Kind: SymbolKind.Parameter };
        if ((isField && (isSwitch || _fields.SortOf((int)symbol.Number) == FieldSort.Named)) || (!isSwitch && symbol.Kind == SymbolKind.Parameter && _code!.IsSynthetic))
        {
            Distinguish(symbol);
        }
    }

    /// <summary>
    /// In a loop, numbers that are counted up or down under a decision on data say what the data is: they carry it, implicit flows asked for or not.
    /// </summary>
    private void Count(int block, int[] compared, SortedSet<int> pending)
    {
        if (_code!.InLoop[block] && Array.FindAll(compared, ValueSet.IsDerived) is { Length: > 0 } data)
        {
            _counters ??= new ControlConditions(_code.Dependence);
            _counters.Depend(block, data, pending, _states);
        }
    }

    /// <summary>The data that decides whether an instruction on arrays throws: the index, and the size of the array.</summary>
    private int[] DecidesThrow(in IrInstruction i, FrameState state) => i.Opcode is >= Opcode.Aget and <= Opcode.AputShort
        ? _heap.DataOf(state.Heap, ValueSet.Union(state.Registers[i.C], _heap.Load(state.Heap, state.Registers[i.B], _fields.Size)))
        : ValueSet.Empty;
}
