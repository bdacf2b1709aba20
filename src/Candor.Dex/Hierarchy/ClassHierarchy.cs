using System.Text;

namespace Candor.Dex;

/// <summary>
/// The types of an app and of the platform with their supertypes. Types of the program keep their numbers; platform types that the app never
/// names follow. Where both have a type, the app's definition counts. A cycle of supertypes ends where it closes. Immutable.
/// </summary>
public sealed class ClassHierarchy
{
    private readonly int[] _frameworkOfType;
    private readonly int[] _typeOfFramework;
    private readonly int[] _supers;
    private readonly IntRows _supertypes;
    private readonly IntRows _subclasses;

    private ClassHierarchy(DexProgram program, FrameworkTypes framework)
    {
        Program = program;
        Framework = framework;
        _typeOfFramework = new int[framework.Count];
        List<int> frameworkOfType = [.. Enumerable.Repeat(-1, program.TypeCount)];
        for (int i = 0; i < framework.Count; i++)
        {
            int type = program.Tables.Selectors.FindType(Encoding.UTF8.GetBytes(framework.GetDescriptor(i)));
            if (type < 0)
            {
                type = frameworkOfType.Count;
                frameworkOfType.Add(i);
            }
            else if (program.Tables.ClassOfType[type] < 0)
            {
                frameworkOfType[type] = i;
            }

            _typeOfFramework[i] = type;
        }

        _frameworkOfType = [.. frameworkOfType];
        SupertypeBuilder builder = new(program, framework, _typeOfFramework, _frameworkOfType);
        _supertypes = builder.Build(out _supers, out IntRows appSupertypes);
        _subclasses = appSupertypes.Invert(_frameworkOfType.Length);
        Problems = builder.Problems;
    }

    /// <summary>The app.</summary>
    public DexProgram Program { get; }

    /// <summary>The platform.</summary>
    public FrameworkTypes Framework { get; }

    /// <summary>Cycles and other faults that were tolerated.</summary>
    public IReadOnlyList<DexProblem> Problems { get; }

    /// <summary>How many types there are: those of the program, then platform types that it does not name.</summary>
    public int TypeCount => _frameworkOfType.Length;

    /// <summary>Joins an app and the platform.</summary>
    /// <param name="program">The app.</param>
    /// <param name="framework">The platform.</param>
    public static ClassHierarchy Create(DexProgram program, FrameworkTypes framework) => new(program, framework);

    /// <summary>Finds a type.</summary>
    /// <param name="descriptor">Such as <c>Landroid/app/Activity;</c>.</param>
    /// <param name="typeId">Its number, or -1.</param>
    public bool TryFindType(string descriptor, out int typeId)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(descriptor);
        typeId = Program.Tables.Selectors.FindType(bytes);
        if (typeId < 0)
        {
            int index = Framework.Find(bytes);
            typeId = index < 0 ? -1 : _typeOfFramework[index];
        }

        return typeId >= 0;
    }

    /// <summary>The descriptor of a type.</summary>
    /// <param name="typeId">From 0 to <see cref="TypeCount"/> - 1.</param>
    public string GetDescriptor(int typeId) => typeId < Program.TypeCount
        ? Program.GetTypeDescriptor(typeId)
        : Framework.GetDescriptor(_frameworkOfType[typeId]);

    /// <summary>The class of the app that a type is, or -1.</summary>
    /// <param name="typeId">The type.</param>
    public int ClassOf(int typeId) => typeId < Program.TypeCount ? Program.Tables.ClassOfType[typeId] : -1;

    /// <summary>Whether the platform, and not the app, defines a type.</summary>
    /// <param name="typeId">The type.</param>
    public bool IsFramework(int typeId) => _frameworkOfType[typeId] >= 0;

    /// <summary>The superclass of a type, or -1.</summary>
    /// <param name="typeId">The type.</param>
    public int GetSuper(int typeId) => _supers[typeId];

    /// <summary>All supertypes of a type without itself: superclasses from the nearest on, then interfaces.</summary>
    /// <param name="typeId">The type.</param>
    public ReadOnlySpan<int> GetSupertypes(int typeId) => _supertypes[typeId];

    /// <summary>All classes and interfaces of the app below a type, without itself, in the order of their class numbers.</summary>
    /// <param name="typeId">The type.</param>
    public ReadOnlySpan<int> GetSubclasses(int typeId) => _subclasses[typeId];

    /// <summary>Whether a type is another one or stands below it.</summary>
    /// <param name="typeId">The type; one that is not known (-1) stands below none.</param>
    /// <param name="superId">What it may be.</param>
    public bool IsSubtype(int typeId, int superId) => typeId == superId || (typeId >= 0 && _supertypes[typeId].Contains(superId));

    /// <summary>
    /// The method of the app that a call on a type runs: the type's own, else an inherited one, one with a body before an abstract one.
    /// </summary>
    /// <param name="typeId">The type of the receiver, or the class that a static call names.</param>
    /// <param name="signature">A method signature; its class does not matter.</param>
    /// <returns>A method number, or -1 when the app has no such method.</returns>
    public int FindMethod(int typeId, MemberSignature signature)
    {
        int selector = Program.Tables.FindSelector(signature);
        return selector < 0 ? -1 : FindMethod(typeId, selector);
    }

    internal int FrameworkIndex(int typeId) => _frameworkOfType[typeId];

    internal int FindMethod(int typeId, int selector)
    {
        int found = Own(typeId, selector);
        if (found >= 0 && !IsAbstract(found))
        {
            return found;
        }

        foreach (int super in _supertypes[typeId])
        {
            int inherited = Own(super, selector);
            if (inherited >= 0 && !IsAbstract(inherited))
            {
                return inherited;
            }

            found = found >= 0 ? found : inherited;
        }

        return found;
    }

    internal bool IsAbstract(int method) => Program.Tables.Methods[method].Definition.Flags.HasFlag(AccessFlags.Abstract);

    private int Own(int typeId, int selector)
    {
        int classId = ClassOf(typeId);
        return classId < 0 ? -1 : Program.Tables.MethodIndex.Find(classId, selector);
    }
}
