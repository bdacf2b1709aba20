using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Candor.Android.Packages;

namespace Candor.Android.Zip;

/// <summary>
/// A ZIP archive as Android's loader sees it: the central directory is the truth, names are only names, the encryption
/// flag and CRC-32 are ignored, every method but DEFLATE means stored. What Android would refuse is tolerated and reported.
/// Safe for concurrent reads. Rules after platform/system/libziparchive.
/// </summary>
public sealed class ZipArchiveReader : IDisposable
{
    private readonly ZipLimits _limits;
    private readonly FrozenDictionary<string, ZipEntry> _byName;

    private ZipArchiveReader(
        IRandomAccessBytes source, ZipLimits limits, EndOfDirectory end, ImmutableArray<ZipEntry> entries,
        FrozenDictionary<string, ZipEntry> byName, ImmutableArray<ApkProblem> problems)
    {
        Source = source;
        _limits = limits;
        _byName = byName;
        Entries = entries;
        Problems = problems;
        EndRecordOffset = end.Offset;
        DirectoryOffset = end.DirectoryOffset;
        DirectoryLength = Math.Min(end.DirectoryLength, end.Offset - end.DirectoryOffset);
    }

    /// <summary>The bytes of the archive. Owned by this reader.</summary>
    public IRandomAccessBytes Source { get; }

    /// <summary>All entries in the order of the central directory, doubled names included.</summary>
    public ImmutableArray<ZipEntry> Entries { get; }

    /// <summary>What is odd about the archive as a whole.</summary>
    public ImmutableArray<ApkProblem> Problems { get; }

    /// <summary>Offset of the central directory. An APK Signing Block ends here.</summary>
    public long DirectoryOffset { get; }

    /// <summary>Length of the central directory in bytes.</summary>
    public long DirectoryLength { get; }

    /// <summary>Offset of the end-of-central-directory record.</summary>
    public long EndRecordOffset { get; }

    /// <summary>Reads the directory of an archive. The reader owns <paramref name="source"/> and disposes of it.</summary>
    /// <exception cref="BadApkException">The bytes are not a ZIP archive, or its directory cannot be read.</exception>
    public static ZipArchiveReader Open(IRandomAccessBytes source, ZipLimits? limits = null)
    {
        limits ??= ZipLimits.Default;
        var problems = ImmutableArray.CreateBuilder<ApkProblem>();
        var end = EndOfDirectory.Find(source, problems);
        var directory = new DirectoryReader(limits, problems);
        var entries = directory.Read(source, end);
        var byName = new Dictionary<string, ZipEntry>(entries.Length, StringComparer.Ordinal);
        var first = long.MaxValue;
        foreach (var entry in entries)
        {
            first = entry.LocalHeaderOffset < 0 ? first : Math.Min(first, entry.LocalHeaderOffset);
            if (!byName.TryAdd(entry.Name, entry))
            {
                directory.Report(entry.Name, entry.DirectoryOffset, "double", "the name is there twice; Android refuses such a package, the first is read");
            }
        }
        if (first is > 0 and < long.MaxValue && DescribePrefix(source) is { } prefix)
        {
            directory.Report(null, 0, "prefix", $"{first} bytes stand before the first entry: {prefix}");
        }
        return new ZipArchiveReader(source, limits, end, entries, byName.ToFrozenDictionary(StringComparer.Ordinal), problems.ToImmutable());
    }

    /// <summary>Finds an entry by its exact name; the first one where a name is doubled.</summary>
    public bool TryFind(string name, [NotNullWhen(true)] out ZipEntry? entry) => _byName.TryGetValue(name, out entry);

    /// <summary>Reads and inflates an entry.</summary>
    /// <param name="entry">An entry of this archive.</param>
    /// <param name="maxBytes">Most bytes to accept, on top of the limits of the archive.</param>
    /// <exception cref="BadApkException">The data is broken, outside the file, or beyond a limit.</exception>
    public ZipContent Read(ZipEntry entry, int maxBytes = int.MaxValue) => new EntryReader(Source, entry, _limits).Read(maxBytes);

    /// <summary>Reads the first bytes of an entry, to recognise what it is; fewer where the entry is shorter or broken.</summary>
    /// <exception cref="BadApkException">The data is not inside the file.</exception>
    public byte[] ReadPrefix(ZipEntry entry, int count) => new EntryReader(Source, entry, _limits).ReadPrefix(count);

    /// <summary>What stands before the first entry; <see langword="null"/> for the padding that build tools write as a header without a name.</summary>
    private static string? DescribePrefix(IRandomAccessBytes source)
    {
        Span<byte> head = stackalloc byte[4];
        return source.Read(0, head) < 4 ? null
            : head.SequenceEqual("PK\u0003\u0004"u8) ? null
            : head.SequenceEqual("dex\n"u8) ? "a DEX file, which Android without the patch of December 2017 could load in place of the app's (CVE-2017-13156)"
            : "unknown data";
    }

    /// <inheritdoc/>
    public void Dispose() => Source.Dispose();
}
