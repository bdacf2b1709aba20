using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Candor.Knowledge.Android;
using Candor.Knowledge.Yaml;
using Candor.Law;

namespace Candor.Knowledge;

/// <summary>
/// Reads knowledge folders: every <c>*.yaml</c> file in them, <c>android/hierarchy.txt</c>, <c>web/public_suffix_list.dat</c> and every
/// <c>android/shapes/*.shapes</c>.
/// </summary>
public static class KnowledgeLoader
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const long MaxFileSize = 32 << 20;

    private const string HierarchyFile = "android/hierarchy.txt";
    private const string SuffixFile = "web/public_suffix_list.dat";

    /// <summary>Reads one or more knowledge folders as one knowledge base; the order of the folders is the order of the entries.</summary>
    /// <param name="folders">Folders laid out as <c>docs/knowledge.md</c> says.</param>
    /// <exception cref="KnowledgeException">A file has a mistake.</exception>
    /// <exception cref="DirectoryNotFoundException">A folder is not there.</exception>
    public static KnowledgeBase Load(params IReadOnlyList<string> folders)
    {
        var problems = new List<KnowledgeProblem>();
        var knowledge = Read(folders, problems);
        return problems.Count == 0 ? knowledge : throw new KnowledgeException([.. problems]);
    }

    /// <summary>Reads as <see cref="Load"/> does, and notes mistakes instead of throwing.</summary>
    internal static KnowledgeBase Read(IReadOnlyList<string> folders, List<KnowledgeProblem> problems)
    {
        ArgumentNullException.ThrowIfNull(folders);
        var paths = folders.SelectMany(Files).ToArray();
        var parsed = new (KnowledgeFile? File, byte[] Hash, List<KnowledgeProblem> Problems, byte[] Bytes)[paths.Length];
        Parallel.For(0, paths.Length, i =>
        {
            var found = new List<KnowledgeProblem>();
            var (file, hash, bytes) = Parse(paths[i].Path, paths[i].Name, found);
            parsed[i] = (file, hash, found, bytes);
        });

        var bag = new KnowledgeEntries();
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var i = 0; i < paths.Length; i++)
        {
            sha.AppendData(Encoding.UTF8.GetBytes(paths[i].Name + "\n"));
            sha.AppendData(parsed[i].Hash);
            if (parsed[i].File is { } file)
            {
                bag.Add(file);
            }
            else if (paths[i].Name == HierarchyFile)
            {
                bag.Hierarchy = parsed[i].Bytes;
            }
            else if (paths[i].Name == SuffixFile)
            {
                bag.PublicSuffixes = parsed[i].Bytes;
            }
            else if (IsShapes(paths[i].Name) && ReadShapes(paths[i].Name, parsed[i].Bytes, problems) is { } profile)
            {
                bag.Add(profile);
            }

            // Binding notes mistakes into the file's own list, so it is complete only now.
            problems.AddRange(parsed[i].Problems);
        }

        return bag.ToKnowledgeBase(Convert.ToHexStringLower(sha.GetHashAndReset()), problems);
    }

    private static bool IsShapes(string name) =>
        name.StartsWith("android/shapes/", StringComparison.Ordinal) && name.EndsWith(".shapes", StringComparison.Ordinal);

    private static ShapeProfile? ReadShapes(string name, byte[] bytes, List<KnowledgeProblem> problems)
    {
        try
        {
            return ShapeProfile.Read(bytes, name);
        }
        catch (FormatException e)
        {
            problems.Add(new(name, 0, e.Message));
            return null;
        }
    }

    private static IEnumerable<(string Path, string Name)> Files(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"The knowledge folder '{folder}' is not there.");
        }

        return Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => (Path: path, Name: Path.GetRelativePath(folder, path).Replace('\\', '/')))
            .Where(static f => f.Name.EndsWith(".yaml", StringComparison.Ordinal) || f.Name is HierarchyFile or SuffixFile || IsShapes(f.Name))
            .OrderBy(static f => f.Name, StringComparer.Ordinal);
    }

    private static (KnowledgeFile? File, byte[] Hash, byte[] Bytes) Parse(string path, string name, List<KnowledgeProblem> problems)
    {
        if (new FileInfo(path).Length > MaxFileSize)
        {
            problems.Add(new(name, 0, $"The file is larger than {MaxFileSize >> 20} MiB."));
            return (null, [], []);
        }

        var bytes = File.ReadAllBytes(path);
        var hash = SHA256.HashData(bytes);
        if (!name.EndsWith(".yaml", StringComparison.Ordinal))
        {
            return (null, hash, bytes);
        }

        if (YamlDocument.Read(Encoding.UTF8.GetString(bytes), name, problems) is not { } value)
        {
            return (null, hash, []);
        }

        var root = new YamlMap(value, name, problems);
        var provenance = new Provenance(root.Text("origin"), root.Text("licence"), root.Text("version"));
        root.OptionalDate("version");
        return (new(name, root, provenance), hash, []);
    }
}
