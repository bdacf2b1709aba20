using System.Collections.Immutable;
using System.CommandLine;
using Candor.Android.Packages;
using Candor.Android.Zip;
using Candor.Cli.Auditing;
using Candor.Dex;

namespace Candor.Cli.Commands;

/// <summary><c>candor dex</c>.</summary>
internal static class DexCommand
{
    /// <summary>Counting needs no checksum: Android loads a file with a wrong one all the same.</summary>
    private static readonly DexOptions Options = new() { VerifyChecksum = false };

    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "An APK, a DEX file, or a VDEX or ODEX file from a device." };
        var stats = new Command("stats", "Counts what the executables hold, one line each and a total.") { file };
        stats.SetAction(parsed => Stats(parsed.GetValue(file)!));
        return new Command("dex", "Looks into Dalvik executables.") { stats };
    }

    private static int Stats(string path)
    {
        InputFile.Check(path);
        var executables = Executables(path);
        if (executables.Count == 0)
        {
            throw CommandException.NotAnalysed($"'{Path.GetFileName(path)}' holds no Dalvik executable.");
        }

        var rows = new ImmutableArray<Row>[executables.Count];
        Parallel.For(0, rows.Length, i => rows[i] = Measure(executables[i].Name, executables[i].Read));
        foreach (var (name, counts, fault) in rows.SelectMany(static r => r))
        {
            Console.Out.WriteLine(counts is null ? $"{name} not read: {fault}" : Line(name, counts));
        }

        Console.Out.WriteLine(Line("total", Sum(rows.SelectMany(static r => r).Select(static r => r.Counts).OfType<DexStatistics>())));
        return rows.SelectMany(static r => r).All(static r => r.Counts is not null) ? ExitCode.Nothing : ExitCode.NotAnalysed;
    }

    private static ImmutableArray<Row> Measure(string name, Func<byte[]> read)
    {
        try
        {
            return [.. DexFile.OpenAll(read(), name, Options).Select(static f => new Row(f.Name, DexStatistics.Measure(f), null))];
        }
        catch (Exception e) when (e is BadDexException or BadApkException)
        {
            return [new(name, null, e.Message)];
        }
    }

    /// <summary>The executables of a file, read when they are asked for: an archive inflates on several cores.</summary>
    private static List<(string Name, Func<byte[]> Read)> Executables(string path)
    {
        var name = Path.GetFileName(path);
        if (!IsArchive(path))
        {
            return [(name, () => InputFile.Read(path))];
        }

        try
        {
            var archive = ZipArchiveReader.Open(FileBytes.Open(path));
            return [.. archive.Entries
                .Where(static e => e.Name.StartsWith("classes", StringComparison.Ordinal) && e.Name.EndsWith(".dex", StringComparison.Ordinal))
                .Select(e => (e.Name, (Func<byte[]>)(() => archive.Read(e).Bytes)))];
        }
        catch (BadApkException e)
        {
            throw CommandException.NotAnalysed($"'{name}' could not be read as an Android app: {e.Message}", e);
        }
    }

    /// <summary>Whether a file is to be read as an archive: any but those that begin as an executable does.</summary>
    private static bool IsArchive(string path)
    {
        Span<byte> head = stackalloc byte[4];
        using var stream = File.OpenRead(path);
        var read = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        head = head[..read];
        return !head.SequenceEqual("dex\n"u8) && !head.SequenceEqual("cdex"u8) && !head.SequenceEqual("vdex"u8) && !head.SequenceEqual("dey\n"u8);
    }

    private static DexStatistics Sum(IEnumerable<DexStatistics> all) =>
        all.Aggregate(
            new DexStatistics(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
            static (a, b) => new(
                a.Strings + b.Strings, a.Types + b.Types, a.Prototypes + b.Prototypes, a.FieldIds + b.FieldIds, a.MethodIds + b.MethodIds,
                a.Classes + b.Classes, a.Fields + b.Fields, a.Methods + b.Methods, a.CodeItems + b.CodeItems, a.Instructions + b.Instructions,
                a.CodeUnits + b.CodeUnits, a.Unreadable + b.Unreadable));

    private static string Line(string name, DexStatistics s) =>
        $"{name} strings={s.Strings} types={s.Types} prototypes={s.Prototypes} fields={s.FieldIds} methods={s.MethodIds} classes={s.Classes} "
        + $"definedFields={s.Fields} definedMethods={s.Methods} codeItems={s.CodeItems} instructions={s.Instructions} codeUnits={s.CodeUnits} unreadable={s.Unreadable}";

    private sealed record Row(string Name, DexStatistics? Counts, string? Fault);
}
