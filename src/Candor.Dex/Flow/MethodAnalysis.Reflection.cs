namespace Candor.Dex;

/// <content>Reflection with known names, lambdas and method handles.</content>
internal sealed partial class MethodAnalysis
{
    /// <summary>Runs a call of the reflection API; null when it is none.</summary>
    private int[]? TryReflection(FrameState state, MethodUse use, int[][] arguments, int offset)
    {
        // A hostile file may call a method of an object without one, or with fewer arguments than it has.
        int needed = use.Name switch
        {
            "getMethod" or "getDeclaredMethod" => 3,
            "getField" or "getDeclaredField" or "getConstructor" or "getDeclaredConstructor" or "loadClass" => 2,
            _ when use.Name.StartsWith("find", StringComparison.Ordinal) => 3,
            _ => 1,
        };
        if (use.DeclaringType < 0 || arguments.Length < needed)
        {
            return null;
        }

        string type = _program.Hierarchy.GetDescriptor(use.DeclaringType);
        switch (type)
        {
            case "Ljava/lang/Class;":
                return OnClass(state, use, arguments, offset);
            case "Ljava/lang/invoke/MethodHandles$Lookup;" when use.Name is "findStatic" or "findVirtual" or "findSpecial" && arguments.Length >= 3:
                return HandlesNamed(arguments[1], arguments[2], offset);
            case "Ljava/lang/ClassLoader;" or "Ldalvik/system/DexClassLoader;" or "Ldalvik/system/PathClassLoader;" when use.Name == "loadClass":
                return ClassesNamed(arguments[1]);
            case "Ljava/lang/Object;" when use.Name == "getClass":
                return ClassesOf(arguments[0]);
            case "Ljava/lang/reflect/Method;" when use.Name == "invoke" && arguments.Length == 3:
                return InvokeReflected(state, arguments, offset);
            case "Ljava/lang/reflect/Method;" or "Ljava/lang/reflect/Field;" or "Ljava/lang/reflect/Member;" when use.Name is "getName" or "getDeclaringClass":
                int[] told = ValueSet.Empty;
                foreach (Symbol member in Members(arguments[0], SymbolKind.Method).Concat(Members(arguments[0], SymbolKind.Field)))
                {
                    told = ValueSet.Union(told, ValueSet.Of(use.Name == "getName" ? _symbols.Text(MemberName(member).Name) : _symbols.Class(member.TypeId)));
                }

                return told.Length == 0 ? null : told;
            case "Ljava/lang/reflect/Constructor;" when use.Name == "newInstance" && arguments.Length == 2:
                return Members(arguments[0], SymbolKind.Method)
                    .Aggregate(ValueSet.Empty, (all, m) => ValueSet.Union(all, NewInstance(state, m, Elements(state, arguments[1]), offset)));
            case "Ljava/lang/reflect/Field;" when use.Name.StartsWith("get", StringComparison.Ordinal) && arguments.Length == 2:
                return FieldGet(state, arguments);
            case "Ljava/lang/reflect/Field;" when use.Name.StartsWith("set", StringComparison.Ordinal) && arguments.Length == 3:
                return FieldSet(state, arguments);
            default:
                return null;
        }
    }

    /// <summary>New objects of the classes of a set, by their constructors without arguments.</summary>
    private int[] Instances(FrameState state, int[] classes, int offset)
    {
        int[] made = ValueSet.Empty;
        foreach (Symbol one in Members(classes, SymbolKind.Class))
        {
            made = ValueSet.Union(made, NewInstance(state, _symbols.Member(SymbolKind.Method, one.TypeId, "<init>()"), [], offset));
        }

        return made;
    }

    private int[]? OnClass(FrameState state, MethodUse use, int[][] arguments, int offset)
    {
        switch (use.Name)
        {
            case "forName":
                return ClassesNamed(arguments[0]);
            case "newInstance":
                int[] made = Instances(state, arguments[0], offset);
                return made.Length == 0 ? null : made;
            case "getMethod" or "getDeclaredMethod":
                return MembersNamed(arguments[0], arguments[1], SymbolKind.Method, PrototypeOf(state, arguments[2]));
            case "getField" or "getDeclaredField":
                return MembersNamed(arguments[0], arguments[1], SymbolKind.Field, null);
            case "getConstructor" or "getDeclaredConstructor":
                string constructor = "<init>" + PrototypeOf(state, arguments[1]);
                return Named(arguments[0], _ => constructor, SymbolKind.Method);
            case "getConstructors" or "getDeclaredConstructors":
                return ArrayOf(state, Named(arguments[0], static _ => "<init>", SymbolKind.Method) ?? ValueSet.Empty, use, offset);
            case "getMethods" or "getDeclaredMethods":
                return ArrayOf(state, AllMethods(arguments[0]), use, offset);
            case "getName" or "getCanonicalName" or "getTypeName":
                int[] names = ValueSet.Empty;
                foreach (Symbol one in Members(arguments[0], SymbolKind.Class))
                {
                    names = ValueSet.Union(names, ValueSet.Of(_symbols.Text(JavaName(one.TypeId))));
                }

                return names.Length == 0 ? null : names;
            default:
                return null;
        }
    }

    /// <summary>The name of a member, and its parameters in parentheses where they are known.</summary>
    private static (string Name, string? Prototype) MemberName(Symbol member) => member.Text!.IndexOf('(', StringComparison.Ordinal) is > 0 and var at
        ? (member.Text[..at], member.Text[at..])
        : (member.Text, null);

    /// <summary>The parameters that an array of classes names, as in a descriptor; null where they are not all known.</summary>
    private string? PrototypeOf(FrameState state, int[] classes)
    {
        long count = SingleNumber(_heap.Load(state.Heap, classes, _fields.Size)) ?? -1;
        string prototype = "";
        for (int k = 0; k < count && count <= 64; k++)
        {
            int[] one = _heap.Load(state.Heap, classes, _fields.Index(k));
            if (one.Length != 1 || _symbols[one[0] >> 1] is not { Kind: SymbolKind.Class } type)
            {
                return null;
            }

            prototype += _program.Hierarchy.GetDescriptor(type.TypeId);
        }

        return count is < 0 or > 64 ? null : $"({prototype})";
    }

    private string JavaName(int type) => _program.Hierarchy.GetDescriptor(type) is var d && d.Length > 2 && d[0] == 'L' ? d[1..^1].Replace('/', '.') : d;

    /// <summary>The symbols of a kind in a set, or that a context says are there.</summary>
    private IEnumerable<Symbol> Members(int[] values, SymbolKind kind)
    {
        foreach (int element in values)
        {
            if (ValueSet.IsDerived(element))
            {
                continue;
            }

            Symbol symbol = _symbols[element >> 1];
            if (symbol.Kind == kind)
            {
                yield return symbol;
            }
            else if (symbol.IsSymbolic && symbol.Kind != SymbolKind.Globals)
            {
                if (FactsOf(symbol) is { } facts)
                {
                    foreach (int fact in facts)
                    {
                        if (_symbols[fact].Kind == kind)
                        {
                            yield return _symbols[fact];
                        }
                    }
                }
                else
                {
                    Distinguish(symbol);
                }
            }
        }
    }

    private int[]? ClassesNamed(int[] names)
    {
        int[] found = ValueSet.Empty;
        foreach (Symbol name in Members(names, SymbolKind.Text))
        {
            if (_program.Hierarchy.TryFindType($"L{name.Text!.Replace('.', '/')};", out int type))
            {
                found = ValueSet.Union(found, ValueSet.Of(_symbols.Class(type)));
            }
        }

        if (found.Length == 0)
        {
            _engine.Cut("reflection");
        }

        return found.Length == 0 ? null : found;
    }

    private int[]? ClassesOf(int[] objects)
    {
        int[] found = ValueSet.Empty;
        foreach (int element in objects)
        {
            Symbol symbol = _symbols[element >> 1];
            if (!ValueSet.IsDerived(element) && symbol.HasFields && symbol.TypeId >= 0)
            {
                found = ValueSet.Union(found, ValueSet.Of(_symbols.Class(symbol.TypeId)));
            }
        }

        return found.Length == 0 ? null : found;
    }

    private int[]? MembersNamed(int[] classes, int[] names, SymbolKind kind, string? prototype)
    {
        int[] found = ValueSet.Empty;
        foreach (Symbol name in Members(names, SymbolKind.Text))
        {
            found = ValueSet.Union(found, Named(classes, _ => name.Text + prototype, kind) ?? ValueSet.Empty);
        }

        if (found.Length == 0)
        {
            _engine.Cut("reflection");
        }

        return found.Length == 0 ? null : found;
    }

    /// <summary>Handles of methods of the app that a lookup names.</summary>
    private int[]? HandlesNamed(int[] classes, int[] names, int offset)
    {
        int[] found = ValueSet.Empty;
        foreach (Symbol name in Members(names, SymbolKind.Text))
        {
            foreach (Symbol one in Members(classes, SymbolKind.Class))
            {
                int target = _program.FindByName(one.TypeId, name.Text!, -1);
                if (target >= 0)
                {
                    found = ValueSet.Union(found, ValueSet.Of(_symbols.Lambda(_engine.Sites.Get(_code?.MethodId ?? -1, offset), -1, target)));
                }
            }
        }

        return found.Length == 0 ? null : found;
    }

    private int[]? Named(int[] classes, Func<Symbol, string> name, SymbolKind kind)
    {
        int[] found = ValueSet.Empty;
        foreach (Symbol one in Members(classes, SymbolKind.Class))
        {
            found = ValueSet.Union(found, ValueSet.Of(_symbols.Member(kind, one.TypeId, name(one))));
        }

        return found.Length == 0 ? null : found;
    }

    private int[] AllMethods(int[] classes)
    {
        int[] found = ValueSet.Empty;
        foreach (Symbol one in Members(classes, SymbolKind.Class))
        {
            int classId = _program.Hierarchy.ClassOf(one.TypeId);
            if (classId < 0)
            {
                continue;
            }

            ProgramClass owner = _program.Program.GetClass(classId);
            for (int m = owner.FirstMethodId; m < owner.FirstMethodId + Math.Min(owner.MethodCount, MaxTargets); m++)
            {
                string name = _program.Program.GetMethodName(m);
                if (!name.StartsWith('<'))
                {
                    found = ValueSet.Union(found, ValueSet.Of(_symbols.Member(SymbolKind.Method, one.TypeId, name)));
                }
            }
        }

        return found;
    }

    private int[] ArrayOf(FrameState state, int[] values, MethodUse use, int offset)
    {
        int[] array = ValueSet.Of(_symbols.External(_engine.Sites.Get(_code?.MethodId ?? -1, offset), 0, use.ReturnType));
        _heap.Store(state.Heap, array, _fields.AnyIndex, values, weak: true);
        return array;
    }

    /// <summary>The elements of an argument array, by position; one set for all where positions are not known.</summary>
    private int[][] Elements(FrameState state, int[] array)
    {
        long count = SingleNumber(_heap.Load(state.Heap, array, _fields.Size)) ?? -1;
        if (count is < 0 or > 64)
        {
            return [];
        }

        int[][] elements = new int[count][];
        for (int k = 0; k < count; k++)
        {
            elements[k] = _heap.Load(state.Heap, array, _fields.Index(k));
        }

        return elements;
    }

    private int[] NewInstance(FrameState state, Symbol constructor, int[][] arguments, int offset)
    {
        int type = constructor.TypeId;
        int classId = _program.Hierarchy.ClassOf(type);
        int site = _engine.Sites.Get(_code?.MethodId ?? -1, offset);
        int[] made = ValueSet.Of(_symbols.Object(site, 0, type));
        if (classId < 0)
        {
            OutsideByName(state, constructor, made, arguments, isConstructor: true, offset);
            return made;
        }

        _program.AddCreated(classId);
        Initialise(state, type, offset);
        foreach (int method in _program.Program.FindMethods(classId, "<init>"))
        {
            if (_program.Code(method) is { Body: not null } code && code.ParameterTypes.Length == arguments.Length + 1)
            {
                Apply(state, method, [made, .. arguments], offset);
                break;
            }
        }

        return made;
    }

    private int[]? InvokeReflected(FrameState state, int[][] arguments, int offset)
    {
        int[] result = ValueSet.Empty;
        bool any = false;
        int[][] given = Elements(state, arguments[2]);
        int[] all = _heap.Load(state.Heap, arguments[2], _fields.AnyIndex);
        foreach (Symbol member in Members(arguments[0], SymbolKind.Method))
        {
            any = true;
            result = ValueSet.Union(result, Reflected(state, member, arguments[1], given, all, offset));
        }

        if (!any)
        {
            _engine.Cut("reflection");
        }

        return any ? ValueSet.Limit(result, _symbols, out _) : null;
    }

    private int[] Reflected(FrameState state, Symbol member, int[] receiver, int[][] given, int[] all, int offset)
    {
        int[] result = ValueSet.Empty;
        if (_program.Hierarchy.ClassOf(member.TypeId) < 0)
        {
            return ReflectedOutside(state, member, receiver, given, all, offset);
        }

        // The class of the object decides, where it is known; a static method needs none.
        HashSet<int> types = [];
        foreach (int element in receiver)
        {
            Symbol symbol = _symbols[element >> 1];
            if (!ValueSet.IsDerived(element) && symbol.Kind == SymbolKind.Object && _program.Hierarchy.IsSubtype(symbol.TypeId, member.TypeId))
            {
                types.Add(symbol.TypeId);
            }
        }

        if (types.Count == 0)
        {
            types.Add(member.TypeId);
        }

        foreach (int type in types)
        {
            string name = MemberName(member).Name;
            int target = _program.FindByName(type, name, given.Length);
            bool exact = target >= 0;
            target = exact ? target : _program.FindByName(type, name, -1);
            if (target < 0 || _program.Code(target) is not { Body: not null } code)
            {
                continue;
            }

            int count = code.ParameterTypes.Length - (code.IsStatic ? 0 : 1);
            int[][] passed = exact && given.Length == count ? given : [.. Enumerable.Repeat(all, count)];
            int[] self = receiver.Length == 0 ? ValueSet.Any : receiver;
            (int[] returned, _, _) = Apply(state, target, code.IsStatic ? passed : [self, .. passed], offset);
            result = ValueSet.Union(result, returned);
        }

        return result;
    }

    /// <summary>A method of the platform called by reflection: sources and sinks count by name; otherwise data passes through.</summary>
    private int[] ReflectedOutside(FrameState state, Symbol member, int[] receiver, int[][] given, int[] all, int offset)
    {
        int site = _engine.Sites.Get(_code?.MethodId ?? -1, offset);
        string name = MemberName(member).Name;
        int[][] passed = given;
        if (given.Length == 0 && all.Length > 0 && MemberName(member).Prototype is not "()")
        {
            passed = [all];
        }

        int[] result = OutsideByName(state, member, receiver, passed, isConstructor: false, offset);
        foreach (int source in _program.Known.SourcesNamed(member.TypeId, name))
        {
            result = ValueSet.Add(result, ValueSet.From(_symbols.Label(site, source)));
        }

        int sink = _program.Known.SinkNamed(member.TypeId, name);
        for (int a = 0; sink >= 0 && a < passed.Length; a++)
        {
            foreach (int element in _heap.DataOf(state.Heap, passed[a], inFields: true))
            {
                AddHit(new SinkHit(site, sink, a + 1, element, -1, null, null));
            }
        }

        return result;
    }

    private int[]? FieldGet(FrameState state, int[][] arguments)
    {
        int[] result = ValueSet.Empty;
        bool any = false;
        foreach (Symbol member in Members(arguments[0], SymbolKind.Field))
        {
            int field = _program.Declared.FieldNamed(member.TypeId, member.Text!);
            if (field >= 0)
            {
                any = true;
                result = ValueSet.Union(result, _heap.Load(state.Heap, ValueSet.Union(arguments[1], ValueSet.Of(_symbols.Globals)), field));
            }
        }

        return any ? result : null;
    }

    private int[]? FieldSet(FrameState state, int[][] arguments)
    {
        bool any = false;
        foreach (Symbol member in Members(arguments[0], SymbolKind.Field))
        {
            int field = _program.Declared.FieldNamed(member.TypeId, member.Text!);
            if (field >= 0)
            {
                any = true;
                _heap.Store(state.Heap, ValueSet.Union(arguments[1], ValueSet.Of(_symbols.Globals)), field, arguments[2], weak: true);
            }
        }

        return any ? ValueSet.Empty : null;
    }

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
