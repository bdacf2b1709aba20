namespace Candor.Dex;

/// <content>Calls that leave the app: models, and a default for methods that have none.</content>
internal sealed partial class MethodAnalysis
{
    private int[] Outside(FrameState state, MethodUse use, int[][] arguments, bool isStatic, int offset)
    {
        _callThrows |= ImplicitThrows.Platform | _program.ThrowsOf(use);
        if (TryReflection(state, use, arguments, offset) is { } reflected)
        {
            return reflected;
        }

        IReadOnlyList<ModelStatement>? model = ModelOf(use, arguments, isStatic);
        int[] compared = _engine.Options.Implicit && use.ReturnLetter is not ('V' or 'L' or '[') ? Compared(state, use, arguments, isStatic) : ValueSet.Empty;
        int[] result = model is null
            ? Default(state, use, arguments, isStatic, offset)
            : new ModelRun(this, state, use, arguments, isStatic, offset).Run(model);
        return compared.Length == 0 ? result : ValueSet.Limit(ValueSet.Union(result, compared), _symbols, out _);
    }

    /// <summary>The model of a method outside: of the receiver's class where that is known.</summary>
    private IReadOnlyList<ModelStatement>? ModelOf(MethodUse use, int[][] arguments, bool isStatic)
    {
        int receiverType = -1;
        if (!isStatic && arguments[0].Length > 0 && !ValueSet.IsDerived(arguments[0][0]))
        {
            Symbol symbol = _symbols[arguments[0][0] >> 1];
            receiverType = symbol.HasFields && symbol.TypeId >= 0 && use.DeclaringType >= 0
                && _program.Hierarchy.IsSubtype(symbol.TypeId, use.DeclaringType) ? symbol.TypeId : -1;
        }

        return _program.Known.Model(use, receiverType, isStatic);
    }

    /// <summary>With implicit flows: what a size, or the outcome of a comparison, says something of.</summary>
    private int[] Compared(FrameState state, MethodUse use, int[][] arguments, bool isStatic)
    {
        int[] data = ValueSet.Empty;
        for (int a = isStatic || !_program.Known.IsOpaque(use.DeclaringType) ? 0 : 1; a < arguments.Length; a++)
        {
            data = ValueSet.Union(data, _heap.DataOf(state.Heap, arguments[a]));
        }

        return data;
    }

    /// <summary>Runs the model of a method outside that reflection names; the default where it has none.</summary>
    private int[] OutsideByName(FrameState state, Symbol member, int[] receiver, int[][] given, bool isConstructor, int offset)
    {
        (string name, string? prototype) = MemberName(member);
        bool isStatic = !isConstructor && !receiver.Any(e => !ValueSet.IsDerived(e) && _symbols[e >> 1].HasFields);
        MethodUse use = new()
        {
            DeclaringType = member.TypeId,
            Selector = -1,
            Name = name,
            NameAndPrototype = name + prototype,
            ParameterTypes = [.. Enumerable.Repeat(-1, given.Length)],
            Wide = new bool[given.Length],
            ReturnType = -1,
            ReturnLetter = isConstructor ? 'V' : 'L',
            ReturnsValue = false,
            Sources = [],
            Sinks = [],
        };
        return Outside(state, use, isStatic ? given : [receiver, .. given], isStatic, offset);
    }

    /// <summary>
    /// A method without a model: its result is made of the receiver and the arguments; what a receiver that holds data is given becomes its data;
    /// what an array argument is filled with is the data of the receiver; and objects of the app may be called back.
    /// </summary>
    private int[] Default(FrameState state, MethodUse use, int[][] arguments, bool isStatic, int offset)
    {
        bool opaque = !isStatic && _program.Known.IsOpaque(use.DeclaringType);
        bool constructor = use.Name == "<init>";
        int[] receiver = isStatic ? ValueSet.Empty : arguments[0];
        int[] own = isStatic ? ValueSet.Empty : _heap.DataOf(state.Heap, receiver);
        int[] given = ValueSet.Empty;
        for (int a = isStatic ? 0 : 1; a < arguments.Length; a++)
        {
            given = ValueSet.Union(given, _heap.DataOf(state.Heap, arguments[a]));
        }

        given = ValueSet.Limit(given, _symbols, out _);
        if (_engine.Tracing is null && (given.Length > 0 || own.Length > 0) && use is { Sources.Length: 0, Sinks.Length: 0 } && !_program.Known.IsSilent(use.Name))
        {
            _engine.Defaults.Add(use.DeclaringType, use.NameAndPrototype, _code?.MethodId ?? -1, offset);
        }

        int[] told = opaque ? own : ValueSet.Union(own, given);
        for (int a = isStatic ? 0 : 1; a < arguments.Length; a++)
        {
            RegisterCallbacks(arguments[a], use.ParameterTypes[a - (isStatic ? 0 : 1)], told, offset);
        }

        if (!isStatic && arguments.Length == 2)
        {
            Replace(use, receiver, arguments[1], offset);
        }

        if (!opaque && !isStatic && given.Length > 0 && !_program.Known.IsSilent(use.Name))
        {
            StoreData(state, receiver, given);
        }

        if (!isStatic && own.Length > 0)
        {
            for (int a = 1; a < arguments.Length; a++)
            {
                if (use.ParameterTypes[a - 1] is >= 0 and var type && _program.Hierarchy.GetDescriptor(type).StartsWith('['))
                {
                    _heap.Store(state.Heap, arguments[a], _fields.AnyIndex, own, weak: true);
                }
            }
        }

        int[] answer = isStatic ? ValueSet.Empty : AskProxy(state, use, arguments, offset);
        if (use.ReturnLetter == 'V' || constructor)
        {
            return ValueSet.Empty;
        }

        int[] data = _program.Known.IsSilent(use.Name) || use.ReturnLetter == 'Z' ? ValueSet.Empty
            : opaque && !(use.ReturnsValue && use.ReturnLetter == 'L') ? own
            : ValueSet.Limit(ValueSet.Union(own, given), _symbols, out _);
        return ValueSet.Union(ValueSet.Union(Fresh(use, offset), data), answer);
    }

    /// <summary>
    /// A method of an interface of the app that nothing implements: where the object was made by <c>java.lang.reflect.Proxy</c>, its handler is asked
    /// (Java API: Proxy.newProxyInstance, InvocationHandler.invoke).
    /// </summary>
    private int[] AskProxy(FrameState state, MethodUse use, int[][] arguments, int offset)
    {
        if (use.DeclaringType < 0 || _program.Hierarchy.ClassOf(use.DeclaringType) is not (>= 0 and var owner)
            || !_program.Program.GetClass(owner).Definition.Flags.HasFlag(AccessFlags.Interface))
        {
            return ValueSet.Empty;
        }

        int[] handlers = _heap.Load(state.Heap, arguments[0], _fields.Named("proxy"));
        if (handlers.Length == 0)
        {
            return ValueSet.Empty;
        }

        int[] given = ValueSet.Of(_symbols.External(_engine.Sites.Get(_code?.MethodId ?? -1, offset), 0, -1));
        for (int a = 1; a < arguments.Length; a++)
        {
            _heap.Store(state.Heap, given, _fields.Index(a - 1), arguments[a], weak: false);
        }

        string member = use.NameAndPrototype[..(use.NameAndPrototype.IndexOf(')', StringComparison.Ordinal) + 1)];
        int[] method = ValueSet.Of(_symbols.Member(SymbolKind.Method, use.DeclaringType, member));
        return CallByName(state, handlers, "invoke", [arguments[0], method, given], offset);
    }

    /// <summary>What a method outside hands out when nothing more is known.</summary>
    private int[] Fresh(MethodUse use, int offset) => use.ReturnLetter == 'V' ? ValueSet.Empty
        : use.ReturnsValue ? ValueSet.Any
        : ValueSet.Of(_symbols.External(_engine.Sites.Get(_code?.MethodId ?? -1, offset), 0, use.ReturnType));

    private void StoreData(FrameState state, int[] objects, int[] data) =>
        _heap.Store(state.Heap, objects, _fields.Data, data, weak: true);

    /// <summary>
    /// A listener that is set takes the place of the one that the same call set on the same object before, if nothing can have come between: set to
    /// null, it is taken away.
    /// </summary>
    private void Replace(MethodUse use, int[] receiver, int[] listener, int offset)
    {
        if (receiver.Length != 1 || ValueSet.IsDerived(receiver[0]) || !use.Name.StartsWith("set", StringComparison.Ordinal)
            || use.ParameterTypes[0] < 0 || _program.IsValue(use.ParameterTypes[0]))
        {
            return;
        }

        (int, string) place = (receiver[0], use.NameAndPrototype);
        (string, int, int) key = ("callback", _engine.Sites.Get(_code?.MethodId ?? -1, offset), use.ParameterTypes[0]);
        if (_events.ContainsKey(key))
        {
            _listeners[place] = key;
        }
        else if (SingleNumber(listener) == 0 && _listeners.Remove(place, out (string, int, int) before))
        {
            _events.Remove(before);
        }
    }

    /// <summary>Objects of the app that are handed to a method outside may be called back, by the methods of the type that it takes.</summary>
    /// <param name="values">The objects.</param>
    /// <param name="type">The type by which they are known.</param>
    /// <param name="data">What they may be told: the data of what calls them.</param>
    /// <param name="offset">The call.</param>
    private void RegisterCallbacks(int[] values, int type, int[] data, int offset)
    {
        int[] objects = ValueSet.Empty;
        foreach (int element in values)
        {
            Symbol symbol = _symbols[element >> 1];
            if (ValueSet.IsDerived(element))
            {
                continue;
            }

            bool isApp = symbol.TypeId >= 0 && _program.Hierarchy.ClassOf(symbol.TypeId) >= 0;
            bool maybe = symbol.IsSymbolic && symbol.Kind != SymbolKind.Globals && (symbol.TypeId < 0 || !_program.IsValue(symbol.TypeId));
            if ((symbol.Kind == SymbolKind.Object && isApp) || maybe || symbol.Target >= 0)
            {
                objects = ValueSet.Add(objects, element);
            }
        }

        if (objects.Length > 0 && !_program.IsValue(type) && !_program.Hierarchy.GetDescriptor(type).StartsWith('['))
        {
            AddEvent(new FlowEvent("callback", _engine.Sites.Get(_code?.MethodId ?? -1, offset), type, [objects, data]));
        }
    }

    /// <summary>Calls a method of the objects of a set by its name: what a model says that the platform does.</summary>
    private int[] CallByName(FrameState state, int[] receivers, string name, int[][] arguments, int offset)
    {
        int[] result = ValueSet.Empty;
        SortedDictionary<int, int[]> targets = [];
        foreach (int element in receivers)
        {
            Symbol symbol = _symbols[element >> 1];
            if (ValueSet.IsDerived(element) || !symbol.HasFields)
            {
                continue;
            }

            if (symbol.Target >= 0)
            {
                (int[] returned, _, _) = ApplyLambda(state, symbol, arguments, offset);
                result = ValueSet.Union(result, returned);
                continue;
            }

            foreach (int type in TypesOf(symbol, name))
            {
                int target = _program.FindByName(type, name, arguments.Length);
                if (target >= 0)
                {
                    targets[target] = ValueSet.Add(targets.GetValueOrDefault(target, ValueSet.Empty), element);
                }
            }
        }

        if (targets.Count == 0 && receivers.Any(e => !ValueSet.IsDerived(e) && _symbols[e >> 1] is { Kind: SymbolKind.External, Target: < 0 } made
            && (made.TypeId < 0 || _program.Hierarchy.ClassOf(made.TypeId) < 0)))
        {
            // A reference to a method of the platform: what it gives is made of what it is given.
            result = ValueSet.Union(result, _heap.DataOf(state.Heap, arguments.Aggregate(ValueSet.Empty, ValueSet.Union)));
        }

        foreach ((int target, int[] of) in targets)
        {
            // Whether the platform calls it is for the platform to decide: the state before stays possible.
            FrameState one = state.Clone();
            (int[] returned, _, bool returns) = Apply(one, target, [of, .. arguments], offset);
            result = ValueSet.Union(result, returned);
            if (returns)
            {
                if (targets.Count == 1)
                {
                    state.Replace(one);
                }
                else
                {
                    _heap.Join(state, one);
                }
            }
        }

        return result;
    }

    private IEnumerable<int> TypesOf(Symbol symbol, string name)
    {
        if (symbol.Kind == SymbolKind.Object)
        {
            return [symbol.TypeId];
        }

        if (FactsOf(symbol) is { } facts)
        {
            return facts.Select(f => _symbols[f].TypeId).Where(static t => t >= 0);
        }

        if (symbol.IsSymbolic)
        {
            Distinguish(symbol);
        }

        if (symbol.TypeId < 0 || symbol.TypeId == _program.ObjectType)
        {
            return [];
        }

        List<int> types = [];
        if (_program.Hierarchy.ClassOf(symbol.TypeId) is >= 0 and var own && _program.IsCreated(own))
        {
            types.Add(symbol.TypeId);
        }

        foreach (int below in _program.Hierarchy.GetSubclasses(symbol.TypeId))
        {
            if (_program.IsCreated(below))
            {
                int type = _program.Program.GetClass(below).TypeId;
                if (_program.FindByName(type, name, -1) >= 0)
                {
                    types.Add(type);
                }

                if (types.Count > MaxTargets)
                {
                    _engine.Cut("targets");
                    return [];
                }
            }
        }

        return types;
    }
}
