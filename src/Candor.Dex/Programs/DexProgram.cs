using System.Text;

namespace Candor.Dex;

/// <summary>
/// All DEX files of one app, in the order in which Android loads them. A class that two files define is taken from the first, as Android does.
/// Types, classes and methods have dense numbers from 0 that depend on nothing but the files and their order. Immutable.
/// </summary>
public sealed class DexProgram
{
    private readonly ProgramTables _tables;

    private DexProgram(IReadOnlyList<DexFile> files, ProgramTables tables, DexOptions options)
    {
        Files = files;
        Options = options;
        _tables = tables;
    }

    /// <summary>The files, in the order of loading.</summary>
    public IReadOnlyList<DexFile> Files { get; }

    /// <summary>Diagnostics of the files, and every class, method or table row that could not be read.</summary>
    public IReadOnlyList<DexProblem> Problems => _tables.Problems;

    /// <summary>How many classes the app defines, duplicates left out.</summary>
    public int ClassCount => _tables.Classes.Length;

    /// <summary>How many methods these classes define.</summary>
    public int MethodCount => _tables.Methods.Length;

    /// <summary>How many types the app defines or names.</summary>
    public int TypeCount => _tables.Selectors.TypeCount;

    /// <summary>How many class definitions were left out because an earlier file defines the class.</summary>
    public int DuplicateClassCount => _tables.DuplicateClasses;

    internal DexOptions Options { get; }

    internal ProgramTables Tables => _tables;

    /// <summary>Joins files to a program.</summary>
    /// <param name="files">The files in the order of loading: classes.dex, classes2.dex …</param>
    /// <param name="options">Limits; the defaults when left out.</param>
    public static DexProgram Create(IEnumerable<DexFile> files, DexOptions? options = null)
    {
        options ??= DexOptions.Default;
        DexFile[] list = [.. files];
        return new DexProgram(list, ProgramTables.Build(list, options), options);
    }

    /// <summary>A class by its number.</summary>
    /// <param name="classId">From 0 to <see cref="ClassCount"/> - 1.</param>
    public ProgramClass GetClass(int classId) => _tables.Classes[classId];

    /// <summary>A method by its number.</summary>
    /// <param name="methodId">From 0 to <see cref="MethodCount"/> - 1.</param>
    public ProgramMethod GetMethod(int methodId) => _tables.Methods[methodId];

    /// <summary>Finds a class of the app.</summary>
    /// <param name="descriptor">Such as <c>Lcom/app/A;</c>.</param>
    /// <param name="classId">Its number, or -1.</param>
    public bool TryFindClass(string descriptor, out int classId)
    {
        int type = _tables.Selectors.FindType(Encoding.UTF8.GetBytes(descriptor));
        classId = type < 0 ? -1 : _tables.ClassOfType[type];
        return classId >= 0;
    }

    /// <summary>Finds a method that a class of the app itself defines.</summary>
    /// <param name="signature">Such as <c>Lcom/app/A;->run(I)V</c>.</param>
    /// <param name="methodId">Its number, or -1.</param>
    /// <exception cref="ArgumentException">The text is not a method signature.</exception>
    public bool TryFindMethod(string signature, out int methodId)
    {
        MemberSignature parsed = MemberSignature.Parse(signature);
        int type = _tables.Selectors.FindType(Encoding.UTF8.GetBytes(parsed.DeclaringType));
        int selector = _tables.FindSelector(parsed);
        methodId = type < 0 || selector < 0 || _tables.ClassOfType[type] < 0
            ? -1
            : _tables.MethodIndex.Find(_tables.ClassOfType[type], selector);
        return methodId >= 0;
    }

    /// <summary>The methods of a class that have a name, in the order of their numbers.</summary>
    /// <param name="classId">The class.</param>
    /// <param name="name">Such as <c>onCreate</c> or <c>&lt;clinit&gt;</c>.</param>
    public IReadOnlyList<int> FindMethods(int classId, string name)
    {
        int symbol = _tables.Selectors.Symbols.Find(Encoding.UTF8.GetBytes(name));
        List<int> found = [];
        ProgramClass owner = GetClass(classId);
        for (int id = owner.FirstMethodId; id < owner.FirstMethodId + owner.MethodCount; id++)
        {
            int selector = _tables.SelectorOf(id);
            if (selector >= 0 && _tables.Selectors.NameOf(selector) == symbol)
            {
                found.Add(id);
            }
        }

        return found;
    }

    /// <summary>The descriptor of a type of the program.</summary>
    /// <param name="typeId">From 0 to <see cref="TypeCount"/> - 1.</param>
    public string GetTypeDescriptor(int typeId) => _tables.Selectors.Symbols.Text(_tables.Selectors.TypeSymbol(typeId));

    /// <summary>The descriptor of a class.</summary>
    /// <param name="classId">The class.</param>
    public string GetClassDescriptor(int classId) => GetTypeDescriptor(GetClass(classId).TypeId);

    /// <summary>The name of a method without class and prototype.</summary>
    /// <param name="methodId">The method.</param>
    public string GetMethodName(int methodId)
    {
        int selector = _tables.SelectorOf(methodId);
        return selector < 0 ? "?" : _tables.Selectors.Symbols.Text(_tables.Selectors.NameOf(selector));
    }

    /// <summary>A method in the notation <c>Lcom/app/A;->run(I)V</c>; with question marks for what cannot be read.</summary>
    /// <param name="methodId">The method.</param>
    public string Describe(int methodId)
    {
        ProgramMethod method = GetMethod(methodId);
        try
        {
            return method.File.Describe(method.Definition.Handle);
        }
        catch (BadDexException)
        {
            return $"{GetClassDescriptor(method.ClassId)}->?()?";
        }
    }

    /// <summary>The initial value of a static field of the app.</summary>
    /// <param name="signature">Such as <c>Lcom/app/Version;->NAME:Ljava/lang/String;</c>.</param>
    /// <returns>The value with the file that it belongs to; null when there is no such field, or it has no value in the file.</returns>
    /// <exception cref="ArgumentException">The text is not a field signature.</exception>
    /// <exception cref="BadDexException">The values of the class cannot be read.</exception>
    public StaticValue? FindStaticValue(string signature)
    {
        MemberSignature parsed = MemberSignature.Parse(signature);
        if (!TryFindClass(parsed.DeclaringType, out int classId))
        {
            return null;
        }

        ProgramClass owner = GetClass(classId);
        EncodedArrayEnumerator values = owner.Definition.StaticValues.GetEnumerator();
        foreach (FieldDefinition field in owner.Definition.Fields)
        {
            if (!field.IsStatic || !values.MoveNext())
            {
                return null;
            }

            FieldReference reference = owner.File.GetField(field.Handle);
            if (owner.File.GetString(reference.Name) == parsed.Name && owner.File.GetDescriptor(reference.Type) == parsed.Type)
            {
                return new StaticValue(owner.File, values.Current);
            }
        }

        return null;
    }
}
