namespace Candor.Dex;

/// <summary>
/// Collects the supertypes of every type: the chain of superclasses first, then interfaces breadth-first from the most derived. A type is
/// visited once for each subtype, so a cycle ends, and at most <see cref="DexOptions.MaxSupertypes"/> are kept.
/// </summary>
internal sealed class SupertypeBuilder(DexProgram program, FrameworkTypes framework, int[] typeOfFramework, int[] frameworkOfType)
{
    private readonly int[] _stamps = new int[frameworkOfType.Length];
    private readonly List<int> _values = [];
    private readonly ProblemList _problems = new(program.Options.MaxProblems);

    public IReadOnlyList<DexProblem> Problems => _problems.ToList();

    public IntRows Build(out int[] supers, out IntRows appSupertypes)
    {
        int count = frameworkOfType.Length;
        supers = new int[count];
        int[][] interfaces = new int[count][];
        for (int type = 0; type < count; type++)
        {
            (supers[type], interfaces[type]) = Direct(type);
        }

        int[] starts = new int[count + 1];
        for (int type = 0; type < count; type++)
        {
            Collect(type, supers, interfaces);
            starts[type + 1] = _values.Count;
        }

        IntRows all = new([.. starts], [.. _values]);
        appSupertypes = ForClasses(all);
        return all;
    }

    private IntRows ForClasses(IntRows all)
    {
        int[] starts = new int[program.ClassCount + 1];
        List<int> values = [];
        for (int c = 0; c < program.ClassCount; c++)
        {
            values.AddRange(all[program.GetClass(c).TypeId]);
            starts[c + 1] = values.Count;
        }

        return new IntRows(starts, [.. values]);
    }

    private (int Super, int[] Interfaces) Direct(int type)
    {
        int classId = type < program.TypeCount ? program.Tables.ClassOfType[type] : -1;
        if (classId >= 0)
        {
            return DirectOfClass(program.GetClass(classId));
        }

        int index = frameworkOfType[type];
        if (index < 0)
        {
            return (-1, []);
        }

        int super = framework.GetSuper(index);
        return (super < 0 ? -1 : typeOfFramework[super], [.. framework.GetInterfaces(index).Select(i => typeOfFramework[i])]);
    }

    private (int Super, int[] Interfaces) DirectOfClass(ProgramClass owner)
    {
        int super = -1;
        List<int> interfaces = [];
        try
        {
            int[] types = program.Tables.Files[FileNumber(owner.File)].Types;
            ClassDefinition definition = owner.Definition;
            super = definition.Superclass.IsNone ? -1 : types[definition.Superclass.Index];
            TypeList list = definition.Interfaces;
            int kept = Math.Min(list.Count, program.Options.MaxSupertypes);
            for (int i = 0; i < kept; i++)
            {
                int type = types[list[i].Index];
                if (type >= 0)
                {
                    interfaces.Add(type);
                }
            }
        }
        catch (BadDexException fault)
        {
            _problems.Add(DexProblem.From(owner.File.Name, fault, program.GetTypeDescriptor(owner.TypeId)));
        }

        return (super, [.. interfaces]);
    }

    private int FileNumber(DexFile file)
    {
        for (int i = 0; i < program.Files.Count; i++)
        {
            if (ReferenceEquals(program.Files[i], file))
            {
                return i;
            }
        }

        throw new ArgumentException("The file is not part of the program.", nameof(file));
    }

    private void Collect(int type, int[] supers, int[][] interfaces)
    {
        int start = _values.Count;
        int stamp = type + 1;
        _stamps[type] = stamp;
        int super = supers[type];
        while (super >= 0 && Add(super, stamp, start))
        {
            super = supers[super];
        }

        if (super == type)
        {
            Report(type, "The class is its own superclass; the chain ends there");
        }

        AddInterfaces(interfaces[type], stamp, start);
        for (int i = start; i < _values.Count; i++)
        {
            AddInterfaces(interfaces[_values[i]], stamp, start);
        }

        if (_values.Count - start >= program.Options.MaxSupertypes)
        {
            Report(type, $"The class has more than {program.Options.MaxSupertypes} supertypes; the rest is left out");
        }
    }

    private void AddInterfaces(int[] interfaces, int stamp, int start)
    {
        foreach (int one in interfaces)
        {
            Add(one, stamp, start);
        }
    }

    private bool Add(int type, int stamp, int start)
    {
        if (_stamps[type] == stamp || _values.Count - start >= program.Options.MaxSupertypes)
        {
            return false;
        }

        _stamps[type] = stamp;
        _values.Add(type);
        return true;
    }

    private void Report(int type, string message)
    {
        int classId = type < program.TypeCount ? program.Tables.ClassOfType[type] : -1;
        if (classId >= 0)
        {
            ProgramClass owner = program.GetClass(classId);
            _problems.Add(new(owner.File.Name, DexSection.Hierarchy, owner.File.Header.Classes.Offset, message, program.GetTypeDescriptor(type)));
        }
    }
}
