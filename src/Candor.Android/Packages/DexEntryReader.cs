using System.Collections.Immutable;
using System.Globalization;
using Candor.Android.Zip;

namespace Candor.Android.Packages;

/// <summary>Inflates the DEX files that Android loads, two at a time; which ones are kept does not depend on the timing.</summary>
internal sealed class DexEntryReader(ZipArchiveReader archive, ApkLimits limits, CancellationToken cancellation)
{
    private const int AtATime = 2;

    /// <summary>Entries in Android's order: classes.dex, classes2.dex, … up to the first gap.</summary>
    public ImmutableArray<ZipEntry> List()
    {
        var entries = ImmutableArray.CreateBuilder<ZipEntry>();
        for (var number = 1; archive.TryFind(Name(number), out var entry); number++)
        {
            entries.Add(entry);
        }
        return entries.ToImmutable();
    }

    public ImmutableArray<DexEntry> Read(ImmutableArray<ZipEntry> entries, ImmutableArray<ApkProblem>.Builder problems)
    {
        var files = ImmutableArray.CreateBuilder<DexEntry>();
        var total = 0L;
        var count = Math.Min(entries.Length, limits.MaxDexFiles);
        var window = new (ZipContent? Content, ApkProblem? Problem)[AtATime];
        for (var first = 0; first < count; first += AtATime)
        {
            var size = Math.Min(AtATime, count - first);
            var offset = first;
            Parallel.For(0, size, new ParallelOptions { CancellationToken = cancellation }, i => window[i] = ReadOne(entries[offset + i]));
            for (var i = 0; i < size; i++)
            {
                var (content, problem) = window[i];
                if (content is null)
                {
                    problems.Add(problem!);
                    continue;
                }
                problems.AddRange(content.Problems);
                total += content.Bytes.Length;
                if (total > limits.MaxTotalDexBytes)
                {
                    problems.Add(new ApkProblem("dex", entries[first + i].Name, -1,
                        $"the DEX files together are longer than the limit of {limits.MaxTotalDexBytes} bytes; this one and those after it are left out"));
                    return files.ToImmutable();
                }
                files.Add(new DexEntry(entries[first + i].Name, content.Bytes));
            }
        }
        if (entries.Length > count)
        {
            problems.Add(new ApkProblem("dex", entries[count].Name, -1, $"more than {count} DEX files; this one and those after it are left out"));
        }
        return files.ToImmutable();
    }

    private (ZipContent?, ApkProblem?) ReadOne(ZipEntry entry)
    {
        try
        {
            return (archive.Read(entry, limits.MaxDexBytes), null);
        }
        catch (BadApkException e)
        {
            return (null, e.Problem);
        }
    }

    private static string Name(int number) =>
        number == 1 ? "classes.dex" : string.Create(CultureInfo.InvariantCulture, $"classes{number}.dex");
}
