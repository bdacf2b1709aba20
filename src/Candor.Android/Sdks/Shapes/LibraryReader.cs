using System.Text;
using Candor.Android.Packages;
using Candor.Android.Sdks.ClassFiles;
using Candor.Android.Zip;
using Candor.Dex;

namespace Candor.Android.Sdks.Shapes;

/// <summary>
/// Reads the classes of a library or app: class files, JAR and AAR files with class files, APK and DEX files, and archives inside archives. A part
/// that cannot be read is left out and told.
/// </summary>
internal sealed class LibraryReader
{
    private const int DeepestArchive = 2;
    private const int MostClasses = 400_000;
    private const long MostBytes = 2L << 30;
    private readonly Dictionary<string, int> _byName = new(StringComparer.Ordinal);
    private readonly List<(string Name, uint[] Features, string[] References)> _classes = [];
    private readonly List<string> _problems = [];
    private readonly List<DexFile> _executables = [];
    private readonly ClassFileShapes _classFiles = new();
    private long _bytesLeft = MostBytes;
    private long _dexBytes;

    private LibraryReader()
    {
    }

    /// <summary>Reads files.</summary>
    /// <param name="files">Each file's name and bytes.</param>
    public static Library Read(IEnumerable<(string Name, byte[] Bytes)> files)
    {
        var reader = new LibraryReader();
        foreach (var (name, bytes) in files)
        {
            reader.Add(name, bytes, 0);
        }

        reader.AddExecutables();
        return reader.ToLibrary();
    }

    private void Add(string name, byte[] bytes, int depth)
    {
        if (ClassFileShapes.IsClassFile(bytes))
        {
            AddClassFile(name, bytes);
        }
        else if (bytes.AsSpan().StartsWith("PK\u0003\u0004"u8))
        {
            AddArchive(name, bytes, depth);
        }
        else
        {
            AddExecutable(name, bytes);
        }
    }

    private void AddClassFile(string name, byte[] bytes)
    {
        try
        {
            var (className, features, isClass) = _classFiles.Read(bytes);
            if (isClass)
            {
                AddClass(className, features, _classFiles.References);
            }
        }
        catch (BadClassFileException e)
        {
            _problems.Add($"{name}: {e.Message}");
        }
    }

    private void AddArchive(string name, byte[] bytes, int depth)
    {
        try
        {
            using var archive = ZipArchiveReader.Open(new MemoryBytes(bytes));
            foreach (var entry in archive.Entries.Where(static e => IsCode(e.Name)).OrderBy(static e => e.Name, StringComparer.Ordinal))
            {
                AddEntry(name, archive, entry, depth);
            }
        }
        catch (BadApkException e)
        {
            _problems.Add($"{name}: {e.Message}");
        }
    }

    private void AddEntry(string name, ZipArchiveReader archive, ZipEntry entry, int depth)
    {
        var full = $"{name}!{entry.Name}";
        if (entry.Name.EndsWith(".jar", StringComparison.OrdinalIgnoreCase) && depth >= DeepestArchive)
        {
            _problems.Add($"{full}: archives are read {DeepestArchive} deep");
            return;
        }

        try
        {
            var content = archive.Read(entry).Bytes;
            _bytesLeft -= content.Length;
            if (_bytesLeft < 0)
            {
                _problems.Add($"{full}: more than {MostBytes >> 20} MiB of code; this and what follows is left out");
                return;
            }

            Add(full, content, depth + 1);
        }
        catch (BadApkException e)
        {
            _problems.Add($"{full}: {e.Message}");
        }
    }

    private static bool IsCode(string name) =>
        (name.EndsWith(".class", StringComparison.Ordinal) && !name.StartsWith("META-INF/", StringComparison.Ordinal))
        || name.EndsWith(".jar", StringComparison.OrdinalIgnoreCase)
        || (name.EndsWith(".dex", StringComparison.Ordinal) && !name.Contains('/', StringComparison.Ordinal));

    private void AddExecutable(string name, byte[] bytes)
    {
        try
        {
            _executables.AddRange(DexFile.OpenAll(bytes, name));
            _dexBytes += bytes.Length;
        }
        catch (BadDexException e)
        {
            _problems.Add($"{name}: {e.Message}");
        }
    }

    private void AddExecutables()
    {
        if (_executables.Count == 0)
        {
            return;
        }

        var program = DexProgram.Create(_executables);
        _problems.AddRange(program.Problems.Select(static p => p.ToString()));
        var shapes = DexShapes.Read(program, _dexBytes);
        for (var i = 0; i < program.ClassCount; i++)
        {
            AddClass(NameOf(program, i), shapes.Features[i], [.. shapes.References[i].Select(id => NameOf(program, id))]);
        }
    }

    private static string NameOf(DexProgram program, int classId) => program.GetClassDescriptor(classId)[1..^1].Replace('/', '.');

    private void AddClass(string name, uint[] features, string[] references)
    {
        if (_classes.Count < MostClasses && _byName.TryAdd(name, _classes.Count))
        {
            _classes.Add((name, features, references));
        }
    }

    private Library ToLibrary()
    {
        var references = _classes.Select(c => c.References
            .Select(r => _byName.GetValueOrDefault(r, -1))
            .Where(id => id >= 0 && _classes[id].Name != c.Name)
            .Distinct().Order().ToArray());
        return new(
            [.. _classes.Select(static c => c.Name)],
            new([.. _classes.Select(static c => c.Features)], [.. references]),
            [.. _problems]);
    }
}
