using System.Collections.Concurrent;
using System.Collections.Immutable;
using Candor.Bundles.Verification;

namespace Candor.Bundles.Containers;

/// <summary>A bundle as a folder. Links are never followed, and nothing is opened that is no plain file.</summary>
internal sealed class FolderContainer(string root) : IBundleContainer
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = FileAttributes.None, RecurseSubdirectories = false, ReturnSpecialDirectories = false, IgnoreInaccessible = false };
    private readonly ConcurrentDictionary<string, bool> _plainFolders = new(StringComparer.Ordinal);

    public IReadOnlyList<BundleFault> Faults => [];

    public bool IsComplete => true;

    public bool Holds(string path) => Plain(path) is not null;

    public BundleBlob? Open(string path)
    {
        if (Plain(path) is not { } file)
        {
            return null;
        }

        // A pipe or a device shows no length and would block or never end: it is not opened.
        if (file.Length == 0)
        {
            return new(null, 0, 0, OwnsHandle: false);
        }

        var handle = File.OpenHandle(file.FullName, FileMode.Open, FileAccess.Read, FileShare.Read);
        return new(handle, 0, RandomAccess.GetLength(handle), OwnsHandle: true);
    }

    public (uint Crc, long Start)? Crc(string path) => null;

    public ContainerShape Compare(IReadOnlyList<string> expected, int most)
    {
        var wanted = expected.ToHashSet(StringComparer.Ordinal);
        var folders = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in expected)
        {
            for (var slash = path.IndexOf('/', StringComparison.Ordinal); slash > 0; slash = path.IndexOf('/', slash + 1))
            {
                folders.Add(path[..slash]);
            }
        }

        var found = new HashSet<string>(StringComparer.Ordinal);
        var unexpected = ImmutableArray.CreateBuilder<(string, long)>();
        var faults = ImmutableArray.CreateBuilder<BundleFault>();
        var left = most;
        var pending = new Stack<string>([""]);
        while (left > 0 && pending.TryPop(out var folder))
        {
            foreach (var entry in new DirectoryInfo(Path.Combine(root, folder)).EnumerateFileSystemInfos("*", Everything))
            {
                var path = folder.Length == 0 ? entry.Name : folder + "/" + entry.Name;
                if (entry.LinkTarget is not null || entry.Attributes.HasFlag(FileAttributes.ReparsePoint))
                {
                    faults.Add(new(path, null, null, "a link stands here; it was not followed"));
                    left--;
                }
                else if (entry is DirectoryInfo)
                {
                    if (folders.Contains(path))
                    {
                        pending.Push(path);
                    }
                    else
                    {
                        faults.Add(new(path + "/", null, null, "added: the bundle has no such folder"));
                        left--;
                    }
                }
                else if (wanted.Contains(path))
                {
                    found.Add(path);
                }
                else
                {
                    unexpected.Add((path, ((FileInfo)entry).Length));
                    left--;
                }

                if (left <= 0)
                {
                    faults.Add(new(null, null, null, "the folder holds very many more files than the bundle has; the rest was not looked at"));
                    break;
                }
            }
        }

        return new([.. expected.Where(p => !found.Contains(p) && (left > 0 || !Holds(p)))], unexpected.ToImmutable(), faults.ToImmutable());
    }

    public void Dispose()
    {
    }

    /// <summary>The plain file under a name, none of whose folders is a link; else null.</summary>
    private FileInfo? Plain(string path)
    {
        for (var slash = path.IndexOf('/', StringComparison.Ordinal); slash > 0; slash = path.IndexOf('/', slash + 1))
        {
            if (!_plainFolders.GetOrAdd(path[..slash], IsPlainFolder))
            {
                return null;
            }
        }

        var file = new FileInfo(Path.Combine(root, path));
        return file.Exists && file.LinkTarget is null && !file.Attributes.HasFlag(FileAttributes.ReparsePoint) ? file : null;
    }

    private bool IsPlainFolder(string path)
    {
        var folder = new DirectoryInfo(Path.Combine(root, path));
        return folder.Exists && folder.LinkTarget is null && !folder.Attributes.HasFlag(FileAttributes.ReparsePoint);
    }
}
