namespace Candor.Dex;

/// <content>What is done by reflection: objects made, methods called, fields read and written.</content>
internal sealed partial class MethodAnalysis
{
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
}
