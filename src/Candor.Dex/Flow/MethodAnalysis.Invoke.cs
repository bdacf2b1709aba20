namespace Candor.Dex;

/// <content>Calls.</content>
internal sealed partial class MethodAnalysis
{
    private bool Invoke(BasicBlock block, in IrInstruction i, FrameState state, SortedSet<int> pending)
    {
        FrameState? before = block.Handlers.Length > 0 ? state.Clone() : null;
        _callThrows = ImplicitThrows.None;
        int[] result;
        int[] thrown = ValueSet.Empty;
        bool returns = true;
        if (i.Opcode is Opcode.InvokeCustom or Opcode.InvokeCustomRange)
        {
            result = InvokeCustom(state, i);
        }
        else
        {
            MethodUse? use = UseOf(i.Index);
            if (use is null)
            {
                state.Registers[ResultRegister] = ValueSet.Any;
                return true;
            }

            int[][] arguments = Arguments(i, use, state);
            if (i.Opcode is Opcode.InvokePolymorphic or Opcode.InvokePolymorphicRange)
            {
                result = InvokePolymorphic(state, i);
            }
            else
            {
                (result, thrown, returns) = Call(state, i, use, arguments);
            }
        }

        state.Registers[ResultRegister] = WithCondition(result);
        if (thrown.Length > 0)
        {
            int[] passed = block.Handlers.Length > 0 ? RaiseThrown(block, state, thrown, pending) : thrown;
            if (passed.Length > 0)
            {
                _thrown = ValueSet.Limit(ValueSet.Union(_thrown, passed), _symbols, out _);
            }
        }

        ImplicitThrows kinds = _callThrows;
        if (before is not null)
        {
            RaiseImplicit(block, before, kinds | (IsStatic(i.Opcode) ? ImplicitThrows.None : ImplicitThrows.Null), pending);
        }

        RaiseImplicit(block, state, kinds, pending);
        return returns;
    }

    private MethodUse? UseOf(int index)
    {
        try
        {
            return (uint)index < (uint)_program.File(_code!.FileIndex).MethodCount ? _program.Use(_code.FileIndex, index) : null;
        }
        catch (BadDexException)
        {
            _engine.Cut("references");
            return null;
        }
    }

    private int[][] Arguments(in IrInstruction i, MethodUse use, FrameState state)
    {
        bool isStatic = IsStatic(i.Opcode);
        ReadOnlySpan<int> registers = _code!.Body!.ArgumentsOf(i);
        int[][] arguments = new int[use.ParameterTypes.Length + (isStatic ? 0 : 1)][];
        int at = 0;
        int position = 0;
        if (!isStatic)
        {
            arguments[position++] = at < registers.Length ? state.Registers[registers[at]] : ValueSet.Any;
            at++;
        }

        for (int p = 0; p < use.ParameterTypes.Length; p++)
        {
            arguments[position++] = at < registers.Length ? state.Registers[registers[at]] : ValueSet.Any;
            at += use.Wide[p] ? 2 : 1;
        }

        return arguments;
    }

    private static bool IsStatic(Opcode opcode) => opcode is Opcode.InvokeStatic or Opcode.InvokeStaticRange;

    private (int[] Result, int[] Thrown, bool Returns) Call(FrameState state, in IrInstruction i, MethodUse use, int[][] arguments)
    {
        bool isStatic = IsStatic(i.Opcode);
        CheckSinks(state, use, arguments, isStatic, i.Offset);
        (int[] Result, int[] Thrown, bool Returns) outcome;
        switch (i.Opcode)
        {
            case Opcode.InvokeStatic or Opcode.InvokeStaticRange:
                Initialise(state, use.DeclaringType, i.Offset);
                outcome = One(state, use, _program.Target(use.DeclaringType, use.Selector), arguments, isStatic: true, i.Offset);
                break;
            case Opcode.InvokeDirect or Opcode.InvokeDirectRange:
                outcome = One(state, use, _program.Target(use.DeclaringType, use.Selector), arguments, isStatic: false, i.Offset);
                break;
            case Opcode.InvokeSuper or Opcode.InvokeSuperRange:
                outcome = One(state, use, SuperTarget(use), arguments, isStatic: false, i.Offset);
                break;
            default:
                outcome = Dispatch(state, use, arguments, i.Offset);
                break;
        }

        foreach (int source in use.Sources)
        {
            if (_program.Rules.Sources[source].Kind == FlowSourceKind.Name)
            {
                _heap.Store(state.Heap, outcome.Result, _fields.Named("content"), ValueSet.Of(_symbols.Content(source)), weak: true);
            }
            else if (IsWithin(source) && HasString(source, arguments) && IsMarked(state, source, arguments))
            {
                int label = ValueSet.From(_symbols.Label(_engine.Sites.Get(_code!.MethodId, i.Offset), source));
                if (!Fill(state, use, arguments, isStatic, label) && use.ReturnLetter != 'V')
                {
                    outcome.Result = ValueSet.Add(outcome.Result, label);
                }
            }
        }

        return outcome;
    }

    /// <summary>
    /// Whether a symbol stands for what a static final field holds, and the initialiser of its class said what that is: an object of the set. Which
    /// method it has is known then.
    /// </summary>
    private bool IsInitialised(Symbol symbol, int[] receivers) =>
        symbol is { Kind: SymbolKind.Path, Parent.Kind: SymbolKind.Globals } && _program.Declared.IsFinal((int)symbol.Number)
        && receivers.Any(e => !ValueSet.IsDerived(e) && _symbols[e >> 1] is { Kind: SymbolKind.Object } made
            && (symbol.TypeId < 0 || _program.Hierarchy.IsSubtype(made.TypeId, symbol.TypeId)));

    private int SuperTarget(MethodUse use)
    {
        ClassHierarchy hierarchy = _program.Hierarchy;
        int named = use.DeclaringType < 0 ? -1 : hierarchy.ClassOf(use.DeclaringType);
        bool isInterface = named >= 0 && _program.Program.GetClass(named).Definition.Flags.HasFlag(AccessFlags.Interface);
        int own = _program.Program.GetClass(_program.Program.GetMethod(_code!.MethodId).ClassId).TypeId;
        return _program.Target(isInterface ? use.DeclaringType : hierarchy.GetSuper(own), use.Selector);
    }

    private (int[] Result, int[] Thrown, bool Returns) One(
        FrameState state, MethodUse use, int target, int[][] arguments, bool isStatic, int offset) =>
        target >= 0
            ? Apply(state, target, arguments, offset)
            : (Outside(state, use, arguments, isStatic, offset), ValueSet.Empty, true);

    /// <summary>A virtual call: the receiver decides. Receivers that run the same method go there together; the outcomes are joined.</summary>
    private (int[] Result, int[] Thrown, bool Returns) Dispatch(FrameState state, MethodUse use, int[][] arguments, int offset)
    {
        SortedDictionary<int, int[]> targets = [];
        int[] outside = ValueSet.Empty;
        int[] lambdas = ValueSet.Empty;
        int[] receivers = arguments[0];
        List<int> settled = [];
        bool any = false;
        foreach (int element in receivers)
        {
            Symbol symbol = _symbols[element >> 1];
            if (ValueSet.IsDerived(element))
            {
                continue;
            }

            any = true;
            if (symbol.Kind == SymbolKind.Object)
            {
                Add(_program.Target(symbol.TypeId, use.Selector), element);
            }
            else if (symbol.Target >= 0)
            {
                lambdas = ValueSet.Add(lambdas, element);
            }
            else if (symbol.HasFields)
            {
                int[]? facts = FactsOf(symbol);
                if (facts is not null)
                {
                    foreach (int fact in facts)
                    {
                        Add(_program.Target(_symbols[fact].TypeId, use.Selector), element);
                    }

                    continue;
                }

                if (IsInitialised(symbol, receivers))
                {
                    settled.Add(element);
                    continue;
                }

                int[] possible = IsUniversal(use) ? [] : _program.Targets(use, Narrower(symbol.TypeId, use.DeclaringType));
                if (possible.Length > 1)
                {
                    Distinguish(symbol);
                }

                if (possible.Length is 0 or > MaxTargets)
                {
                    if (possible.Length > 0)
                    {
                        _engine.Cut("targets");
                    }

                    outside = ValueSet.Add(outside, element);
                }
                else
                {
                    foreach (int target in possible)
                    {
                        Add(target, element);
                    }
                }
            }
            else
            {
                outside = ValueSet.Add(outside, element);
            }
        }

        foreach (int element in settled)
        {
            foreach (int target in targets.Keys.ToArray())
            {
                Add(target, element);
            }
        }

        if (!any)
        {
            // Nothing is known of the receiver: every class that the app creates may be there.
            int[] possible = _program.Targets(use, use.DeclaringType);
            foreach (int target in possible.Length > MaxTargets ? [] : possible)
            {
                targets[target] = ValueSet.Empty;
            }
        }

        if (targets.Count == 0 && lambdas.Length == 0)
        {
            return (Outside(state, use, arguments, isStatic: false, offset), ValueSet.Empty, true);
        }

        int[] derived = [.. receivers.Where(ValueSet.IsDerived)];
        if (targets.Count == 1 && outside.Length == 0 && lambdas.Length == 0)
        {
            (int target, int[] of) = targets.First();
            return Apply(state, target, With(arguments, ValueSet.Union(of, derived)), offset);
        }

        int[] condition = _condition;
        if (_engine.Options.Implicit)
        {
            // Which method runs says something of the data on which the choice of the receiver depended.
            _condition = ValueSet.Union(_condition, derived);
        }

        FrameState before = state.Clone();
        FrameState? after = null;
        (int[] Result, int[] Thrown, bool Returns) all = (ValueSet.Empty, ValueSet.Empty, false);
        foreach ((int target, int[] of) in targets)
        {
            FrameState one = before.Clone();
            (int[] result, int[] thrown, bool returns) = Apply(one, target, With(arguments, ValueSet.Union(of, derived)), offset);
            all = (ValueSet.Union(all.Result, result), ValueSet.Union(all.Thrown, thrown), all.Returns || returns);
            Merge(one);
        }

        foreach (int element in lambdas)
        {
            FrameState one = before.Clone();
            (int[] result, int[] thrown, bool returns) = ApplyLambda(one, _symbols[element >> 1], arguments[1..], offset);
            all = (ValueSet.Union(all.Result, result), ValueSet.Union(all.Thrown, thrown), all.Returns || returns);
            Merge(one);
        }

        _condition = condition;
        if (outside.Length > 0)
        {
            FrameState one = before.Clone();
            all.Result = ValueSet.Union(all.Result, Outside(one, use, With(arguments, ValueSet.Union(outside, derived)), isStatic: false, offset));
            all.Returns = true;
            Merge(one);
        }

        state.Replace(after!);
        return (ValueSet.Limit(all.Result, _symbols, out _), ValueSet.Limit(all.Thrown, _symbols, out _), all.Returns);

        void Add(int target, int element)
        {
            if (target < 0)
            {
                outside = ValueSet.Add(outside, element);
            }
            else
            {
                targets[target] = ValueSet.Add(targets.GetValueOrDefault(target, ValueSet.Empty), element);
            }
        }

        void Merge(FrameState one)
        {
            if (after is null)
            {
                after = one;
            }
            else
            {
                _heap.Join(after, one);
            }
        }
    }

    /// <summary>Methods that every object has: which one runs on an object of unknown class says nothing.</summary>
    private static bool IsUniversal(MethodUse use) =>
        use.NameAndPrototype is "equals(Ljava/lang/Object;)Z" or "hashCode()I" or "toString()Ljava/lang/String;";

    private static int[][] With(int[][] arguments, int[] receiver)
    {
        int[][] changed = (int[][])arguments.Clone();
        changed[0] = receiver;
        return changed;
    }

    private int Narrower(int known, int named) =>
        known < 0 ? named : named < 0 || _program.Hierarchy.IsSubtype(known, named) ? known : named;

    private (int[] Result, int[] Thrown, bool Returns) Apply(FrameState state, int target, int[][] arguments, int offset)
    {
        int site = _engine.Sites.Get(_code?.MethodId ?? -1, offset);
        Substitution substitution = new(_engine, state.Heap, arguments, site, _condition);
        (MethodSummary? summary, MethodNode? node) = _engine.Summarise(target, substitution, this);
        if (summary is null)
        {
            // A method under way that calls itself, or one that cannot be read: nothing is known yet, and control goes on.
            _callThrows |= _program.Code(target)?.Body is null ? ImplicitThrows.Platform : ImplicitThrows.None;
            return (ValueSet.Empty, ValueSet.Empty, true);
        }

        Listener?.Applied(new AppliedCall(node!, summary, substitution));
        _callThrows |= summary.Throws;
        Spend(MethodSummary.CostOf(summary));
        int[] result = substitution.Of(summary.Return);
        int[] thrown = substitution.Of(summary.Thrown);
        substitution.Hits(summary, node!, offset, this);
        if (summary.Writes.Length > 0)
        {
            AbstractHeap heap = state.Heap.Clone();
            substitution.Write(heap, summary.Writes, weak: false);
            state.Replace(new FrameState(state.Registers, heap));
        }

        return (result, thrown, summary.Returns);
    }
}
