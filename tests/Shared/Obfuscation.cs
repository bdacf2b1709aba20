namespace Candor.Dex.Editing;

/// <summary>
/// Does to the executables of an app what an obfuscator with repackaging does: every class that is not the platform's goes under a new, short name
/// into one package; every field and method gets a new name, but constructors; and, if asked, a part of the classes and methods is left out.
/// What is chosen depends on the seed and nothing else.
/// </summary>
internal sealed class Obfuscation(int seed, double dropClasses, double dropMethods, Func<string, bool> isPlatform)
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    /// <summary>New descriptors of classes by their old ones.</summary>
    public IReadOnlyDictionary<string, string> Names => _names;

    /// <summary>Changes the executables of one app.</summary>
    public List<byte[]> Apply(IReadOnlyList<byte[]> executables) => [.. executables.Select(Apply)];

    private byte[] Apply(byte[] dex)
    {
        DexEditor editor = new(dex);
        DexFile file = editor.File;
        for (int i = 0; i < file.TypeCount; i++)
        {
            string descriptor = file.GetDescriptor(new TypeHandle(i));
            string renamed = Rename(descriptor);
            if (renamed != descriptor)
            {
                editor.RenameType(i, renamed);
            }
        }

        for (int i = 0; i < file.FieldCount; i++)
        {
            if (!isPlatform(file.GetDescriptor(file.GetField(new FieldHandle(i)).DeclaringType)))
            {
                editor.RenameField(i, "f" + Letters(i));
            }
        }

        for (int i = 0; i < file.MethodCount; i++)
        {
            MethodReference method = file.GetMethod(new MethodHandle(i));
            string name = file.GetString(method.Name);
            if (name[0] != '<' && !isPlatform(file.GetDescriptor(method.DeclaringType)))
            {
                editor.RenameMethod(i, Letters(i));
            }
        }

        Drop(editor);
        return editor.Build();
    }

    private void Drop(DexEditor editor)
    {
        for (int i = 0; i < editor.File.ClassCount; i++)
        {
            ClassDefinition definition = editor.File.GetClass(new ClassHandle(i));
            string name = editor.File.GetDescriptor(definition.Type);
            if (Chance(name) < dropClasses)
            {
                editor.DropClass(i);
                continue;
            }

            foreach (MethodDefinition method in definition.Methods)
            {
                if (Chance(name + method.Handle.Index) < dropMethods)
                {
                    editor.DropMethod(i, method.Handle.Index);
                }
            }
        }
    }

    private string Rename(string descriptor)
    {
        int element = descriptor.LastIndexOf('[') + 1;
        string name = descriptor[element..];
        if (name[0] != 'L' || isPlatform(name))
        {
            return descriptor;
        }

        if (!_names.TryGetValue(name, out string? renamed))
        {
            _names[name] = renamed = $"La/{Letters(_names.Count)};";
        }

        return descriptor[..element] + renamed;
    }

    /// <summary>A number from 0 to 1 that a text decides.</summary>
    private double Chance(string text)
    {
        ulong hash = 14695981039346656037UL ^ (ulong)seed;
        foreach (char one in text)
        {
            hash = (hash ^ one) * 1099511628211UL;
        }

        hash ^= hash >> 31;
        hash *= 0x9E3779B97F4A7C15UL;
        return (hash >> 11) / (double)(1UL << 53);
    }

    private static string Letters(int number)
    {
        string text = "";
        do
        {
            text = (char)('a' + (number % 26)) + text;
            number = (number / 26) - 1;
        }
        while (number >= 0);
        return text;
    }
}
