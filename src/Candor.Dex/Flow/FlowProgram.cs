using System.Text;

namespace Candor.Dex;

/// <summary>An app as the data-flow analysis asks of it: decoded methods, resolved references, targets of calls.</summary>
internal sealed class FlowProgram
{
    /// <summary>Values without identity: a text or boxed number is only what it says.</summary>
    private static readonly HashSet<string> Values = new(StringComparer.Ordinal)
    {
        "Ljava/lang/String;", "Ljava/lang/CharSequence;", "Ljava/lang/Integer;", "Ljava/lang/Long;", "Ljava/lang/Short;", "Ljava/lang/Byte;",
        "Ljava/lang/Character;", "Ljava/lang/Boolean;", "Ljava/lang/Double;", "Ljava/lang/Float;", "Ljava/lang/Number;",
    };

    /// <summary>What each of <see cref="ImplicitThrows"/> throws, in its order.</summary>
    private static readonly string[] ThrownTypes =
    [
        "Ljava/lang/NullPointerException;", "Ljava/lang/ArrayIndexOutOfBoundsException;", "Ljava/lang/ArrayStoreException;", "Ljava/lang/ArithmeticException;",
        "Ljava/lang/ClassCastException;", "Ljava/lang/NegativeArraySizeException;", "Ljava/lang/Error;", "Ljava/lang/Throwable;",
    ];

    private readonly int[] _throws;
    private readonly ClassHierarchy _hierarchy;
    private readonly ProgramTables _tables;
    private readonly FieldPool _fields;
    private readonly MethodUse?[][] _uses;
    private readonly MethodCode?[] _codes;
    private readonly Dictionary<(int Type, int Declaring, bool IsExact), bool> _related = [];
    private readonly bool[] _created;
    private readonly bool[] _isLibrary;

    public FlowProgram(ClassHierarchy hierarchy, FlowRules rules, FieldPool fields)
    {
        _hierarchy = hierarchy;
        _tables = hierarchy.Program.Tables;
        _fields = fields;
        _uses = [.. _tables.Files.Select(static f => new MethodUse?[f.File.MethodCount])];
        _codes = new MethodCode?[_tables.Methods.Length];
        Rules = rules;
        Known = new FlowRuleIndex(hierarchy, rules);
        Declared = new DeclaredFields(hierarchy, fields, Problems);
        _isLibrary = [.. _tables.Classes.Select(c => rules.Libraries.Any(l => Program.GetTypeDescriptor(c.TypeId).StartsWith(l, StringComparison.Ordinal)))];
        _created = FindCreated();
        _throws = [.. ThrownTypes.Select(t => hierarchy.TryFindType(t, out int id) ? id : -1)];
        hierarchy.TryFindType("Ljava/lang/Object;", out int o);
        ObjectType = o;
        hierarchy.TryFindType("Ljava/lang/String;", out int s);
        StringType = s;
    }

    /// <summary>The exact class of what instructions throw; for <see cref="ImplicitThrows.Platform"/> the class above all that may be thrown.</summary>
    public int TypeOf(ImplicitThrows kind) => _throws[System.Numerics.BitOperations.TrailingZeroCount((uint)kind)];

    /// <summary>Whether a handler for a type may take what a method of the platform throws: not if only code of the app, or instructions, throw it.</summary>
    public bool IsThrownByPlatform(int type) => _hierarchy.ClassOf(type) < 0
        && type != TypeOf(ImplicitThrows.Bounds) && type != TypeOf(ImplicitThrows.Store) && type != TypeOf(ImplicitThrows.Arithmetic)
        && type != TypeOf(ImplicitThrows.NegativeSize);

    /// <summary>What a method outside may throw that otherwise only instructions do: those that work on arrays or divide.</summary>
    public ImplicitThrows ThrowsOf(MethodUse use) => use.Throws ??= FindThrows(use);

    public FlowRules Rules { get; }

    /// <summary>The rules by the names and types that they speak of.</summary>
    public FlowRuleIndex Known { get; }

    /// <summary>The fields of the app.</summary>
    public DeclaredFields Declared { get; }

    public ClassHierarchy Hierarchy => _hierarchy;

    public DexProgram Program => _hierarchy.Program;

    public int ObjectType { get; }

    public int StringType { get; }

    /// <summary>Methods whose code cannot be read.</summary>
    public List<DexProblem> Problems { get; } = [];

    public DexFile File(int file) => _tables.Files[file].File;

    public int TypeAt(int file, int index) => _tables.Files[file].TypeOrNone(index);

    /// <summary>Whether a type has values and no identity.</summary>
    public bool IsValue(int type) => type < 0 || Values.Contains(_hierarchy.GetDescriptor(type)) || _hierarchy.GetDescriptor(type).Length == 1;

    /// <summary>Whether the code of a class is not followed.</summary>
    public bool IsLibrary(int classId) => _isLibrary[classId];

    /// <summary>Whether any code of the app creates objects of a class.</summary>
    public bool IsCreated(int classId) => _created[classId];

    /// <summary>Says that objects of a class exist although no code creates them: components, and what reflection makes.</summary>
    public void AddCreated(int classId) => _created[classId] = true;

    /// <summary>Whether an object can have a field: it is of the class that declares it, or may be.</summary>
    public bool MayHave(Symbol symbol, int field)
    {
        int declaring = _fields.DeclaringOf(field);
        if (declaring < 0 || symbol.TypeId < 0 || symbol.TypeId == declaring || symbol.TypeId == ObjectType || symbol.Kind == SymbolKind.Globals
            || _hierarchy.ClassOf(declaring) < 0)
        {
            return true;
        }

        bool isExact = symbol.Kind == SymbolKind.Object;
        if (!_related.TryGetValue((symbol.TypeId, declaring, isExact), out bool may))
        {
            may = _hierarchy.IsSubtype(symbol.TypeId, declaring)
                || (!isExact && (_hierarchy.IsSubtype(declaring, symbol.TypeId) || IsInterface(symbol.TypeId)));
            _related.Add((symbol.TypeId, declaring, isExact), may);
        }

        return may;
    }

    private bool IsInterface(int type) => _hierarchy.ClassOf(type) is >= 0 and var own
        ? Program.GetClass(own).Definition.Flags.HasFlag(AccessFlags.Interface)
        : _hierarchy.Framework.Find(_hierarchy.GetDescriptor(type)) is not (>= 0 and var index) || _hierarchy.Framework.IsInterface(index);

    public MethodUse Use(int file, int index)
    {
        ref MethodUse? use = ref _uses[file][index];
        return use ??= Resolve(file, index);
    }

    public bool TryFieldSource(int file, int index, out int source) =>
        Known.TryFieldSource(File(file).Describe(new FieldHandle(index)), out source);

    /// <summary>A method of the app, decoded; null where it has no code.</summary>
    public MethodCode? Code(int methodId)
    {
        ref MethodCode? code = ref _codes[methodId];
        if (code is null)
        {
            ProgramMethod method = _tables.Methods[methodId];
            if (!method.HasCode)
            {
                return null;
            }

            code = Decode(method);
        }

        return code;
    }

    /// <summary>The method that a call on an object of exactly this class runs; -1 when it is not the app's.</summary>
    public int Target(int type, int selector)
    {
        if (type < 0 || selector < 0)
        {
            return -1;
        }

        int method = _hierarchy.FindMethod(type, selector);
        return method >= 0 && _tables.Methods[method].HasCode && !_isLibrary[_tables.Methods[method].ClassId] ? method : -1;
    }

    /// <summary>The methods that a call on an object of this class, or one below it that the app creates, may run.</summary>
    public int[] Targets(MethodUse use, int type)
    {
        if (type < 0 || use.Selector < 0)
        {
            return [];
        }

        if (!use.Targets.TryGetValue(type, out int[]? targets))
        {
            SortedSet<int> found = [];
            if (_hierarchy.ClassOf(type) is int own && own >= 0 && _created[own])
            {
                found.Add(Target(type, use.Selector));
            }

            foreach (int classId in _hierarchy.GetSubclasses(type))
            {
                if (_created[classId])
                {
                    found.Add(Target(_tables.Classes[classId].TypeId, use.Selector));
                }
            }

            found.Remove(-1);
            if (found.Count == 0 && Target(type, use.Selector) is int inherited && inherited >= 0)
            {
                found.Add(inherited);
            }

            use.Targets.Add(type, targets = [.. found]);
        }

        return targets;
    }

    /// <summary>The method of a class with a name and a number of arguments, its own or inherited; of several, one that is no bridge.</summary>
    public int FindByName(int type, string name, int arguments)
    {
        int found = -1;
        for (int current = type, depth = 0; current >= 0 && depth < 64 && found < 0; current = _hierarchy.GetSuper(current), depth++)
        {
            int classId = _hierarchy.ClassOf(current);
            if (classId < 0 || _isLibrary[classId])
            {
                continue;
            }

            foreach (int method in Program.FindMethods(classId, name))
            {
                ProgramMethod candidate = _tables.Methods[method];
                if (candidate.HasCode
                    && (arguments < 0 || Code(method)!.ParameterTypes.Length - (Code(method)!.IsStatic ? 0 : 1) == arguments)
                    && (found < 0 || _tables.Methods[found].Definition.Flags.HasFlag(AccessFlags.Synthetic)))
                {
                    found = method;
                }
            }
        }

        return found;
    }

    /// <summary>Rules for the parameters of a method of the app that overrides one which delivers data.</summary>
    public int[] DeliveredBy(int methodId)
    {
        ProgramMethod method = _tables.Methods[methodId];
        int type = _tables.Classes[method.ClassId].TypeId;
        try
        {
            return Known.Sources(type, NameAndPrototype(method.File, method.Definition.Handle), includeSelf: false);
        }
        catch (BadDexException)
        {
            // A method whose name cannot be read overrides nothing that a rule names.
            return [];
        }
    }

    /// <summary>The method of the app that a method pointer calls; or -1.</summary>
    public int PointerTarget(int file, int index)
    {
        try
        {
            MethodPointer pointer = File(file).GetPointer(new PointerHandle(index));
            return pointer.Kind.IsField() ? -1 : Target(_tables.Files[file].MethodTypes[pointer.Index], _tables.Files[file].MethodSelectors[pointer.Index]);
        }
        catch (BadDexException)
        {
            return -1;
        }
    }

    /// <summary>The body of the lambda that a call site makes, and the interface that it implements; -1 where they are not known.</summary>
    public (int Method, int Type) LambdaBody(int file, int callSite)
    {
        try
        {
            int method = -1;
            int type = -1;
            int position = 0;
            foreach (EncodedValue value in File(file).GetCallSite(new CallSiteHandle(callSite)))
            {
                // The linker comes first, then the name, then the prototype of the factory, whose result is the interface.
                if (position == 2 && value.Kind == EncodedValueKind.MethodType)
                {
                    type = TypeAt(file, File(file).GetPrototype(new PrototypeHandle(value.Index)).ReturnType.Index);
                }

                if (position > 2 && value.Kind == EncodedValueKind.MethodHandle && PointerTarget(file, value.Index) is >= 0 and var body)
                {
                    method = body;
                }

                position++;
            }

            return (method, type);
        }
        catch (BadDexException)
        {
            return (-1, -1);
        }
    }

    /// <summary>The class initialiser of the class of a type, or -1.</summary>
    public int Initializer(int type)
    {
        int classId = type < 0 ? -1 : _hierarchy.ClassOf(type);
        return classId < 0 || _isLibrary[classId] ? -1 : Initializers()[classId];
    }

    private int[]? _initializers;

    private int[] Initializers()
    {
        if (_initializers is null)
        {
            int symbol = _tables.Selectors.Symbols.Find("<clinit>"u8);
            _initializers = NewIds(_tables.Classes.Length);
            for (int id = 0; symbol >= 0 && id < _tables.Methods.Length; id++)
            {
                int selector = _tables.SelectorOf(id);
                if (selector >= 0 && _tables.Selectors.NameOf(selector) == symbol && _tables.Methods[id].HasCode)
                {
                    _initializers[_tables.Methods[id].ClassId] = id;
                }
            }
        }

        return _initializers;
    }

    private static int[] NewIds(int count)
    {
        int[] ids = new int[count];
        Array.Fill(ids, -1);
        return ids;
    }

    private static string NameAndPrototype(DexFile file, MethodHandle handle)
    {
        string all = file.Describe(handle);
        return all[(all.IndexOf("->", StringComparison.Ordinal) + 2)..];
    }

    private ImplicitThrows FindThrows(MethodUse use)
    {
        ImplicitThrows found = ImplicitThrows.Null;
        string type = use.DeclaringType < 0 ? "" : _hierarchy.GetDescriptor(use.DeclaringType);
        if (type == "" || (_hierarchy.ClassOf(use.DeclaringType) >= 0 && (use.Selector < 0 || _hierarchy.FindMethod(use.DeclaringType, use.Selector) >= 0)))
        {
            // Code that is in the app and not read may throw anything.
            return (ImplicitThrows)byte.MaxValue;
        }

        foreach (int parameter in use.ParameterTypes)
        {
            found |= parameter >= 0 && _hierarchy.GetDescriptor(parameter).StartsWith('[') ? ImplicitThrows.Bounds | ImplicitThrows.Store : ImplicitThrows.None;
        }

        bool divides = type is "Ljava/math/BigInteger;" or "Ljava/math/BigDecimal;"
            || use.Name.EndsWith("Exact", StringComparison.Ordinal) || use.Name.StartsWith("floor", StringComparison.Ordinal);
        return divides ? found | ImplicitThrows.Arithmetic
            : use.Name is "arraycopy" or "newInstance" ? found | ImplicitThrows.Bounds | ImplicitThrows.Store | ImplicitThrows.NegativeSize
            : found;
    }

    private MethodUse Resolve(int file, int index)
    {
        FileTables tables = _tables.Files[file];
        DexFile dex = tables.File;
        MethodReference reference = dex.GetMethod(new MethodHandle(index));
        Prototype prototype = dex.GetPrototype(reference.Prototype);
        int count = prototype.Parameters.Count;
        int[] types = new int[count];
        bool[] wide = new bool[count];
        for (int i = 0; i < count; i++)
        {
            string descriptor = dex.GetDescriptor(prototype.Parameters[i]);
            types[i] = tables.TypeOrNone(prototype.Parameters[i].Index);
            wide[i] = descriptor is "J" or "D";
        }

        int declaring = tables.MethodTypes[index];
        string name = NameAndPrototype(dex, new MethodHandle(index));
        string result = dex.GetDescriptor(prototype.ReturnType);
        int returnType = tables.TypeOrNone(prototype.ReturnType.Index);
        return new MethodUse
        {
            DeclaringType = declaring,
            Selector = tables.MethodSelectors[index],
            Name = dex.GetString(reference.Name),
            NameAndPrototype = name,
            ParameterTypes = types,
            Wide = wide,
            ReturnType = returnType,
            ReturnLetter = result.Length == 0 ? 'V' : result[0],
            ReturnsValue = result.Length == 1 || Values.Contains(result),
            Sources = Known.Sources(declaring, name, includeSelf: true),
            Sinks = Known.Sinks(declaring, name),
        };
    }

    private MethodCode Decode(ProgramMethod method)
    {
        MethodBody? body = null;
        int file = _tables.FileOfMethod[method.Id];
        bool isStatic = method.Definition.Flags.HasFlag(AccessFlags.Static);
        List<int> registers = [];
        List<int> types = [];
        char result = 'V';
        try
        {
            body = MethodBody.Decode(method);
            MethodUse use = Use(file, method.Definition.Handle.Index);
            result = use.ReturnLetter;
            int register = body.FirstParameter;
            if (!isStatic)
            {
                registers.Add(register++);
                types.Add(_tables.Classes[method.ClassId].TypeId);
            }

            for (int i = 0; i < use.ParameterTypes.Length; i++)
            {
                registers.Add(register < body.RegisterCount ? register : -1);
                types.Add(use.ParameterTypes[i]);
                register += use.Wide[i] ? 2 : 1;
            }

            if (body.Fault is not null)
            {
                Problems.Add(body.Fault with { Subject = Program.Describe(method.Id) });
            }
        }
        catch (BadDexException fault)
        {
            Problems.Add(DexProblem.From(method.File.Name, fault, Program.Describe(method.Id)));
        }

        return new MethodCode
        {
            MethodId = method.Id,
            FileIndex = file,
            Body = body,
            IsStatic = isStatic,
            IsSynthetic = method.Definition.Flags.HasFlag(AccessFlags.Synthetic),
            ParameterRegisters = [.. registers],
            ParameterTypes = [.. types],
            ReturnLetter = result,
            InLoop = body is null ? [] : LoopBlocks(body),
        };
    }

    /// <summary>Blocks between the target of a backward edge and its origin: in reverse post-order, every cycle closes by one.</summary>
    private static bool[] LoopBlocks(MethodBody body)
    {
        int[] delta = new int[body.Blocks.Length + 1];
        for (int i = 0; i < body.Blocks.Length; i++)
        {
            foreach (int next in body.Blocks[i].Successors)
            {
                if (next <= i)
                {
                    delta[next]++;
                    delta[i + 1]--;
                }
            }
        }

        bool[] inLoop = new bool[body.Blocks.Length];
        int depth = 0;
        for (int i = 0; i < inLoop.Length; i++)
        {
            depth += delta[i];
            inLoop[i] = depth > 0;
        }

        return inLoop;
    }

    private bool[] FindCreated()
    {
        bool[] created = new bool[_tables.Classes.Length];
        for (int id = 0; id < _tables.Methods.Length; id++)
        {
            ProgramMethod method = _tables.Methods[id];
            if (!method.HasCode)
            {
                continue;
            }

            try
            {
                FileTables file = _tables.Files[_tables.FileOfMethod[id]];
                foreach (Instruction instruction in method.GetCode().Instructions)
                {
                    if (instruction.Opcode == Opcode.NewInstance)
                    {
                        int type = file.TypeOrNone(instruction.Index);
                        int classId = type < 0 ? -1 : _hierarchy.ClassOf(type);
                        if (classId >= 0)
                        {
                            created[classId] = true;
                        }
                    }
                    else if (instruction.Opcode is >= Opcode.Sput and <= Opcode.SputShort && (uint)instruction.Index < (uint)file.File.FieldCount)
                    {
                        Declared.AddWritten(_tables.FileOfMethod[id], instruction.Index);
                    }
                }
            }
            catch (BadDexException)
            {
                // What cannot be read is reported when the method is decoded.
            }
        }

        return created;
    }
}
