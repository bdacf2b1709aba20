namespace Candor.Dex;

/// <content>Reflection with known names: the classes and members that it looks up.</content>
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
}
