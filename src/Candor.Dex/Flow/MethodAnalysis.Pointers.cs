namespace Candor.Dex;

/// <content>Lambdas and method handles.</content>
internal sealed partial class MethodAnalysis
{
    /// <summary>
    /// A lambda or method reference: an object of no class of the app that keeps what it captures. Its body runs where the object is called;
    /// because that place cannot name its class, it is also run here, with arguments of which nothing is known.
    /// </summary>
    private int[] InvokeCustom(FrameState state, in IrInstruction i)
    {
        int site = _engine.Sites.Get(_code!.MethodId, i.Offset);
        (int target, int type) = _program.LambdaBody(_code.FileIndex, i.Index);
        ReadOnlySpan<int> registers = _code.Body!.ArgumentsOf(i);
        Symbol lambda = _symbols.Lambda(site, type, target);
        for (int a = 0; a < registers.Length; a++)
        {
            state.Heap.Set(lambda, _fields.Named($"captured{a}"), state.Registers[registers[a]]);
        }

        return ValueSet.Of(lambda);
    }

    /// <summary>Runs the body of a lambda with what it captured and what it is given.</summary>
    private (int[] Result, int[] Thrown, bool Returns) ApplyLambda(FrameState state, Symbol lambda, int[][] given, int offset)
    {
        int target = lambda.Target;
        if (target < 0 || _program.Code(target) is not { Body: not null } code)
        {
            return (ValueSet.Any, ValueSet.Empty, true);
        }

        List<int[]> passed = [];
        for (int a = 0; passed.Count < code.ParameterTypes.Length && _heap.Load(state.Heap, lambda, _fields.Named($"captured{a}")) is { Length: > 0 } captured; a++)
        {
            passed.Add(captured);
        }

        foreach (int[] one in given)
        {
            if (passed.Count < code.ParameterTypes.Length)
            {
                passed.Add(one);
            }
        }

        while (passed.Count < code.ParameterTypes.Length)
        {
            passed.Add(ValueSet.Any);
        }

        return Apply(state, target, [.. passed], offset);
    }

    private int[] InvokePolymorphic(FrameState state, in IrInstruction i)
    {
        ReadOnlySpan<int> registers = _code!.Body!.ArgumentsOf(i);
        int[][] given = new int[Math.Max(0, registers.Length - 1)][];
        for (int a = 1; a < registers.Length; a++)
        {
            given[a - 1] = state.Registers[registers[a]];
        }

        int[] result = ValueSet.Empty;
        foreach (int element in registers.Length == 0 ? [] : state.Registers[registers[0]])
        {
            Symbol symbol = _symbols[element >> 1];
            if (!ValueSet.IsDerived(element) && symbol.Target >= 0)
            {
                (int[] returned, _, _) = ApplyLambda(state, symbol, given, i.Offset);
                result = ValueSet.Union(result, returned);
            }
        }

        if (result.Length > 0)
        {
            return result;
        }

        _engine.Cut("method-handles");
        return ValueSet.Union(
            ValueSet.Any, _heap.DataOf(state.Heap, given.Aggregate(ValueSet.Empty, ValueSet.Union)));
    }

    private int[] MethodPointerOf(in IrInstruction i)
    {
        int target = i.Opcode == Opcode.ConstMethodHandle ? _program.PointerTarget(_code!.FileIndex, i.Index) : -1;
        return target < 0
            ? ValueSet.Any
            : ValueSet.Of(_symbols.Lambda(_engine.Sites.Get(_code!.MethodId, i.Offset), -1, target));
    }
}
