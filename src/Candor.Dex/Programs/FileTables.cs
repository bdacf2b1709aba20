namespace Candor.Dex;

/// <summary>Maps the handles of one file to the numbers of the program. A row that cannot be read is -1.</summary>
internal sealed class FileTables
{
    /// <summary>The strings of a file do not overlap, so all names together are no longer than the file; beyond this factor they do.</summary>
    private const int NameBudget = 4;

    private readonly DexFile _file;
    private readonly Selectors _selectors;
    private readonly ProblemList _problems;
    private readonly int[] _symbols;
    private long _budget;

    public FileTables(DexFile file, Selectors selectors, ProblemList problems)
    {
        _file = file;
        ReadOnlyMemory<byte> bytes = file.Memory;
        _selectors = selectors;
        _problems = problems;
        _budget = NameBudget * file.Share;
        _symbols = new int[file.StringCount];
        Array.Fill(_symbols, -1);
        Types = Map(file.TypeCount, i => selectors.InternType(Symbol(bytes, file.GetDescriptorHandle(new TypeHandle(i)))));
        int[] prototypes = Map(file.PrototypeCount, InternPrototype);
        MethodTypes = new int[file.MethodCount];
        MethodSelectors = Map(file.MethodCount, i =>
        {
            MethodReference method = file.GetMethod(new MethodHandle(i));
            MethodTypes[i] = Types[method.DeclaringType.Index];
            int prototype = prototypes[method.Prototype.Index];
            return prototype < 0 ? -1 : selectors.InternSelector(Symbol(bytes, method.Name), prototype);
        });
    }

    public DexFile File => _file;

    /// <summary>Program types, by the file's type index.</summary>
    public int[] Types { get; }

    /// <summary>Program types that method references name, by the file's method index.</summary>
    public int[] MethodTypes { get; }

    /// <summary>Selectors, by the file's method index.</summary>
    public int[] MethodSelectors { get; }

    /// <summary>The program type of a type index that may be outside the table.</summary>
    public int TypeOrNone(int index) => (uint)index < (uint)Types.Length ? Types[index] : -1;

    private int[] Map(int count, Func<int, int> map)
    {
        int[] result = new int[count];
        for (int i = 0; i < count; i++)
        {
            try
            {
                result[i] = map(i);
            }
            catch (BadDexException fault)
            {
                result[i] = -1;
                _problems.Add(DexProblem.From(_file.Name, fault));
            }
        }

        return result;
    }

    private int InternPrototype(int index)
    {
        Prototype prototype = _file.GetPrototype(new PrototypeHandle(index));
        Spend(prototype.Parameters.Count);
        int[] types = new int[prototype.Parameters.Count + 1];
        types[0] = Types[prototype.ReturnType.Index];
        for (int i = 1; i < types.Length; i++)
        {
            types[i] = Types[prototype.Parameters[i - 1].Index];
        }

        return _selectors.InternPrototype(types);
    }

    private int Symbol(ReadOnlyMemory<byte> bytes, StringHandle handle)
    {
        ref int symbol = ref _symbols[handle.Index];
        if (symbol < 0)
        {
            ReadOnlySpan<byte> text = _file.GetStringBytes(handle, out int offset);
            Spend(text.Length);
            symbol = _selectors.Symbols.Intern(bytes.Slice(offset, text.Length));
        }

        return symbol;
    }

    private void Spend(int length)
    {
        _budget -= length;
        if (_budget < 0)
        {
            Fault.Throw("The names of the file overlap to more than its length", DexSection.Strings, 0);
        }
    }
}
