namespace Candor.Dex;

/// <content>What each instruction does to a state.</content>
internal sealed partial class MethodAnalysis
{
    /// <summary>Runs one instruction; false when control does not go on behind it.</summary>
    private bool Execute(BasicBlock block, in IrInstruction i, FrameState state, SortedSet<int> pending)
    {
        int[][] registers = state.Registers;
        switch (i.Opcode)
        {
            case Opcode.Move or Opcode.MoveFrom16 or Opcode.Move16 or Opcode.MoveWide or Opcode.MoveWideFrom16 or Opcode.MoveWide16
                or Opcode.MoveObject or Opcode.MoveObjectFrom16 or Opcode.MoveObject16:
                Set(state, i.A, registers[i.B]);
                break;
            case Opcode.MoveResult or Opcode.MoveResultWide or Opcode.MoveResultObject:
                Set(state, i.A, registers[ResultRegister]);
                break;
            case Opcode.MoveException:
                Set(state, i.A, registers[ExceptionRegister]);
                break;
            case Opcode.ReturnVoid:
                Exit(state, ValueSet.Empty, throws: false);
                return false;
            case Opcode.Return or Opcode.ReturnWide or Opcode.ReturnObject:
                Exit(state, WithCondition(registers[i.A]), throws: false);
                return false;
            case >= Opcode.Const4 and <= Opcode.ConstWideHigh16:
                Set(state, i.A, ValueSet.Of(_symbols.Number(i.Literal)));
                break;
            case Opcode.ConstString or Opcode.ConstStringJumbo:
                Set(state, i.A, ConstantText(i.Index, i.Offset));
                break;
            case Opcode.ConstClass:
                Set(state, i.A, Typed(i.Index) is var type and >= 0 ? ValueSet.Of(_symbols.Class(type)) : ValueSet.Any);
                break;
            case Opcode.CheckCast:
                registers[i.A] = Cast(registers[i.A], Typed(i.Index));
                break;
            case Opcode.InstanceOf:
                Set(state, i.A, ValueSet.Any);
                break;
            case Opcode.ArrayLength:
                Set(state, i.A, Length(state, registers[i.B]));
                break;
            case Opcode.NewInstance:
                Create(state, i, Typed(i.Index));
                break;
            case Opcode.NewArray:
                int[] array = ValueSet.Of(_symbols.Object(_engine.Sites.Get(_code!.MethodId, i.Offset), 0, Typed(i.Index)));
                _heap.Store(state.Heap, array, _fields.Size, SizeOf(registers[i.B]), _inLoop);
                Set(state, i.A, array);
                break;
            case Opcode.FilledNewArray or Opcode.FilledNewArrayRange:
                FillNew(state, i);
                break;
            case Opcode.Throw:
                int[] thrown = registers[i.A].Length == 0 ? ValueSet.Any : registers[i.A];
                int[] passed = RaiseThrown(block, state, thrown, pending);
                if (passed.Length > 0)
                {
                    _thrown = ValueSet.Limit(ValueSet.Union(_thrown, passed), _symbols, out _);
                    Exit(state, ValueSet.Empty, throws: true);
                }

                return false;
            case >= Opcode.CmplFloat and <= Opcode.CmpLong:
                Set(state, i.A, Computed(state, registers[i.B], registers[i.C]));
                break;
            case >= Opcode.Aget and <= Opcode.AgetShort:
                Set(state, i.A, LoadElement(state, registers[i.B], registers[i.C], i));
                break;
            case >= Opcode.Aput and <= Opcode.AputShort:
                StoreElement(state, registers[i.B], registers[i.C], WithCondition(registers[i.A]));
                break;
            case >= Opcode.Iget and <= Opcode.IgetShort:
                Set(state, i.A, ReadField(state, registers[i.B], i.Index));
                break;
            case >= Opcode.Iput and <= Opcode.IputShort:
                _heap.Store(
                    state.Heap, registers[i.B], _program.Declared.Field(_code!.FileIndex, i.Index, out _), WithCondition(registers[i.A]), IsMany(registers[i.B]));
                break;
            case >= Opcode.Sget and <= Opcode.SgetShort:
                ReadStatic(state, i);
                break;
            case >= Opcode.Sput and <= Opcode.SputShort:
                WriteStatic(state, i);
                break;
            case >= Opcode.NegInt and <= Opcode.IntToShort:
                Set(state, i.A, Unary(state, i.Opcode, registers[i.B]));
                break;
            case >= Opcode.AddInt and <= Opcode.RemDouble:
                Set(state, i.A, Binary(state, i.Opcode, registers[i.B], registers[i.C]));
                break;
            case >= Opcode.AddInt2addr and <= Opcode.RemDouble2addr:
                Set(state, i.A, Binary(state, (Opcode)(i.Opcode - Opcode.AddInt2addr + Opcode.AddInt), registers[i.A], registers[i.B]));
                break;
            case >= Opcode.AddIntLit16 and <= Opcode.UshrIntLit8:
                Set(state, i.A, Literal(state, i, registers[i.B]));
                break;
            case Opcode.ConstMethodHandle or Opcode.ConstMethodType:
                Set(state, i.A, MethodPointerOf(i));
                break;
            default:
                return !i.IsInvoke || Invoke(block, i, state, pending);
        }

        return true;
    }

    private int Typed(int index) => _program.TypeAt(_code!.FileIndex, index);

    private void Set(FrameState state, int register, int[] values)
    {
        if (register >= 0)
        {
            state.Registers[register] = WithCondition(values);
        }
    }

    /// <summary>With implicit flows, a value set under a condition depends on it.</summary>
    private int[] WithCondition(int[] values) => _condition.Length == 0 ? values : ValueSet.Union(values, _condition);

    private int[] ConstantText(int index, int offset)
    {
        DexFile file = _program.File(_code!.FileIndex);
        if ((uint)index >= (uint)file.StringCount)
        {
            return ValueSet.Any;
        }

        string text = file.GetString(new StringHandle(index));
        int[] values = ValueSet.Of(_symbols.Text(text));
        return _program.Known.TextOrigin(text) is >= 0 and var origin
            ? ValueSet.Add(values, ValueSet.From(_symbols.Label(_engine.Sites.Get(_code.MethodId, offset), origin)))
            : values;
    }

    private int[] Cast(int[] values, int type)
    {
        if (type < 0 || values.Length < 2)
        {
            return values;
        }

        List<int> kept = [];
        foreach (int element in values)
        {
            Symbol symbol = _symbols[element >> 1];
            if (ValueSet.IsDerived(element) || symbol.Kind != SymbolKind.Object || symbol.TypeId < 0
                || _program.Hierarchy.ClassOf(symbol.TypeId) < 0 || _program.Hierarchy.IsSubtype(symbol.TypeId, type))
            {
                kept.Add(element);
            }
        }

        return kept.Count == values.Length ? values : ValueSet.Of(kept);
    }

    private int[] Length(FrameState state, int[] array)
    {
        int[] known = _heap.Load(state.Heap, array, _fields.Size);
        return SingleNumber(known) is null && !_engine.Options.Implicit ? ValueSet.Any : known;
    }

    private int[] SizeOf(int[] values) => SingleNumber(values) is null && !_engine.Options.Implicit ? ValueSet.Any : values;

    private void Create(FrameState state, in IrInstruction i, int type)
    {
        Initialise(state, type, i.Offset);
        Set(state, i.A, ValueSet.Of(_symbols.Object(_engine.Sites.Get(_code!.MethodId, i.Offset), _inLoop ? SymbolPool.LoopChain : 0, type)));
    }

    /// <summary>Whether an element stands for objects of which there may be several, so that a write to one keeps what the others hold.</summary>
    private bool IsMany(int[] bases) =>
        _inLoop && bases.Length == 1 && !ValueSet.IsDerived(bases[0]) && _symbols[bases[0] >> 1] is { Kind: SymbolKind.Object, Chain: SymbolPool.LoopChain };

    private void FillNew(FrameState state, in IrInstruction i)
    {
        int[] array = ValueSet.Of(_symbols.Object(_engine.Sites.Get(_code!.MethodId, i.Offset), 0, Typed(i.Index)));
        ReadOnlySpan<int> arguments = _code.Body!.ArgumentsOf(i);
        for (int position = 0; position < arguments.Length; position++)
        {
            _heap.Store(state.Heap, array, _fields.Index(position), state.Registers[arguments[position]], _inLoop);
        }

        _heap.Store(state.Heap, array, _fields.Size, ValueSet.Of(_symbols.Number(arguments.Length)), _inLoop);
        state.Registers[ResultRegister] = array;
    }

    private int[] LoadElement(FrameState state, int[] array, int[] index, in IrInstruction i)
    {
        int field = SingleNumber(index) is { } at and >= 0 and < 4096 ? _fields.Index(at) : _fields.AnyIndex;
        int[] values = _heap.Load(state.Heap, array, field);
        if (values.Length == 0 && i.Opcode == Opcode.AgetObject)
        {
            // An element that nobody stored: an inner array that came with the outer one.
            values = ValueSet.Of(_symbols.External(_engine.Sites.Get(_code!.MethodId, i.Offset), 0, -1));
            _heap.Store(state.Heap, array, field, values, weak: false);
        }

        // What is looked up in a table, as hexadecimal digits are, says which place was asked for.
        return field == _fields.AnyIndex && (i.Opcode != Opcode.AgetObject || IsTextTable(array)) && _heap.DataOf(state.Heap, index) is { Length: > 0 } asked
            ? ValueSet.Limit(ValueSet.Union(values, asked), _symbols, out _)
            : values;
    }

    private bool IsTextTable(int[] array) => Array.Exists(
        array, e => !ValueSet.IsDerived(e) && _symbols[e >> 1].TypeId is >= 0 and var type && _program.Hierarchy.GetDescriptor(type) == "[Ljava/lang/String;");

    /// <summary>A field of an object; of an object of the platform, what a model or the app put there, and its data.</summary>
    private int[] ReadField(FrameState state, int[] objects, int index)
    {
        int field = _program.Declared.Field(_code!.FileIndex, index, out bool isReference);
        int[] values = _heap.Load(state.Heap, objects, field);
        int declaring = Typed(_program.File(_code.FileIndex).GetField(new FieldHandle(index)).DeclaringType.Index);
        if (declaring >= 0 && _program.Hierarchy.ClassOf(declaring) < 0)
        {
            bool told = _program.Known.IsTold(declaring, _fields.NameOf(field));
            values = told ? values : ValueSet.Union(values, _heap.DataOf(state.Heap, objects));
            values = isReference || (told && values.Length > 0) ? values : ValueSet.Union(values, ValueSet.Any);
        }

        return ValueSet.Limit(values, _symbols, out _);
    }

    private void StoreElement(FrameState state, int[] array, int[] index, int[] values) =>
        _heap.Store(state.Heap, array, SingleNumber(index) is { } at and >= 0 and < 4096 ? _fields.Index(at) : _fields.AnyIndex, values, IsMany(array));

    private void ReadStatic(FrameState state, in IrInstruction i)
    {
        DexFile file = _program.File(_code!.FileIndex);
        FieldReference reference = file.GetField(new FieldHandle(i.Index));
        int type = Typed(reference.DeclaringType.Index);
        Initialise(state, type, i.Offset);
        int field = _program.Declared.Field(_code.FileIndex, i.Index, out bool isReference);
        int[] values;
        if (type >= 0 && _program.Hierarchy.ClassOf(type) < 0)
        {
            // A field of the platform holds an object of its declared type, or a value that nobody needs.
            int declared = Typed(reference.Type.Index);
            values = !isReference || _program.IsValue(declared)
                ? ValueSet.Any
                : ValueSet.Of(_symbols.External(_engine.Sites.Get(_code.MethodId, i.Offset), 0, declared));
            if (_program.TryFieldSource(_code.FileIndex, i.Index, out int source) && _program.Rules.Sources[source].Kind == FlowSourceKind.Name)
            {
                // The constant is no data: it names what a query reads.
                _heap.Store(state.Heap, values, _fields.Named("content"), ValueSet.Of(_symbols.Content(source)), weak: false);
            }
            else if (_program.TryFieldSource(_code.FileIndex, i.Index, out source))
            {
                values = ValueSet.Add(values, ValueSet.From(_symbols.Label(_engine.Sites.Get(_code.MethodId, i.Offset), source)));
            }
        }
        else
        {
            values = _heap.Load(state.Heap, _symbols.Globals, field);
        }

        Set(state, i.A, values);
    }

    private void WriteStatic(FrameState state, in IrInstruction i)
    {
        FieldReference reference = _program.File(_code!.FileIndex).GetField(new FieldHandle(i.Index));
        Initialise(state, Typed(reference.DeclaringType.Index), i.Offset);
        state.Heap.Set(_symbols.Globals, _program.Declared.Field(_code.FileIndex, i.Index, out _), WithCondition(state.Registers[i.A]));
    }

    private int[] Computed(FrameState state, int[] left, int[] right)
    {
        int[] data = ValueSet.Union(_heap.DataOf(state.Heap, left), _heap.DataOf(state.Heap, right));
        return data.Length == 0 ? ValueSet.Any : ValueSet.Add(data, ValueSet.AnyElement);
    }

    private int[] Unary(FrameState state, Opcode opcode, int[] operand)
    {
        if (SingleNumber(operand) is { } value)
        {
            switch (opcode)
            {
                case Opcode.NegInt:
                    return ValueSet.Of(_symbols.Number(-value));
                case Opcode.NotInt:
                    return ValueSet.Of(_symbols.Number(~value));
                case Opcode.IntToLong or Opcode.LongToInt or Opcode.IntToByte or Opcode.IntToChar or Opcode.IntToShort:
                    return operand;
            }
        }

        return Computed(state, operand, ValueSet.Empty);
    }

    private int[] Literal(FrameState state, in IrInstruction i, int[] operand)
    {
        Opcode opcode = i.Opcode >= Opcode.AddIntLit8 ? i.Opcode - Opcode.AddIntLit8 + Opcode.AddIntLit16 : i.Opcode;
        if (i.Opcode >= Opcode.ShlIntLit8)
        {
            opcode = (Opcode)(i.Opcode - Opcode.ShlIntLit8 + Opcode.ShlInt);
        }

        if (opcode is Opcode.AddIntLit16 && _counted.Length > 0)
        {
            return ValueSet.Limit(ValueSet.Union(Computed(state, operand, ValueSet.Empty), _counted), _symbols, out _);
        }

        if (opcode == Opcode.AndIntLit16)
        {
            DistinguishChoice(operand, isSwitch: false);
        }

        if (SingleNumber(operand) is { } left)
        {
            long right = i.Literal;
            long? result = opcode switch
            {
                Opcode.AddIntLit16 => left + right,
                Opcode.RsubInt => right - left,
                Opcode.MulIntLit16 => left * right,
                Opcode.DivIntLit16 => right == 0 ? null : left / right,
                Opcode.RemIntLit16 => right == 0 ? null : left % right,
                Opcode.AndIntLit16 => left & right,
                Opcode.OrIntLit16 => left | right,
                Opcode.XorIntLit16 => left ^ right,
                Opcode.ShlInt => (int)left << (int)right,
                Opcode.ShrInt => (int)left >> (int)right,
                _ => null,
            };
            if (result is { } value)
            {
                return ValueSet.Of(_symbols.Number((int)value));
            }
        }

        return Computed(state, operand, ValueSet.Empty);
    }

    private int[] Binary(FrameState state, Opcode opcode, int[] left, int[] right)
    {
        if (SingleNumber(left) is { } a && SingleNumber(right) is { } b)
        {
            long? result = opcode switch
            {
                Opcode.AddInt => (int)(a + b),
                Opcode.SubInt => (int)(a - b),
                Opcode.MulInt => (int)(a * b),
                Opcode.DivInt => b == 0 || a == int.MinValue ? null : a / b,
                Opcode.RemInt => b == 0 || a == int.MinValue ? null : a % b,
                Opcode.AndInt or Opcode.AndLong => a & b,
                Opcode.OrInt or Opcode.OrLong => a | b,
                Opcode.XorInt or Opcode.XorLong => a ^ b,
                Opcode.AddLong => unchecked(a + b),
                Opcode.SubLong => unchecked(a - b),
                Opcode.MulLong => unchecked(a * b),
                Opcode.ShlInt => (int)a << (int)b,
                Opcode.ShrInt => (int)a >> (int)b,
                _ => null,
            };
            if (result is { } value)
            {
                return ValueSet.Of(_symbols.Number(value));
            }
        }

        return Computed(state, left, right);
    }

    /// <summary>
    /// The first use of a class runs its initialiser. What that writes is added to what is there: the analysis does not know whether it ran before.
    /// </summary>
    private void Initialise(FrameState state, int type, int offset)
    {
        int initializer = _program.Initializer(type);
        if (initializer < 0 || initializer == _code?.MethodId)
        {
            return;
        }

        if (_initialised.TryGetValue(type, out int first))
        {
            if (first != offset)
            {
                return;
            }
        }
        else
        {
            _initialised.Add(type, offset);
        }

        Substitution substitution = new(_engine, state.Heap, [], _engine.Sites.Get(_code?.MethodId ?? -1, offset), _condition);
        (MethodSummary? summary, MethodNode? node) = _engine.Summarise(initializer, substitution, this);
        if (summary is not null)
        {
            Listener?.Applied(new AppliedCall(node!, summary, substitution));
            substitution.Write(state.Heap, summary.Writes, weak: true);
            substitution.Hits(summary, node!, offset, this);
        }
    }
}
