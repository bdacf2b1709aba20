using System.CommandLine;
using Candor.Android.Packages;
using Candor.Android.Zip;
using Candor.Cli.Auditing;
using Candor.Dex;

namespace Candor.Cli.Commands;

/// <summary><c>candor dex</c>.</summary>
internal static class DexCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "An APK or a DEX file." };
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

        var rows = new (string Name, DexStatistics? Counts, string? Fault)[executables.Count];
        Parallel.For(0, rows.Length, i =>
        {
            try
            {
                rows[i] = (executables[i].Name, DexStatistics.Measure(DexFile.Open(executables[i].Bytes, executables[i].Name)), null);
            }
            catch (BadDexException e)
            {
                rows[i] = (executables[i].Name, null, e.Message);
            }
        });

        foreach (var (name, counts, fault) in rows)
        {
            Console.Out.WriteLine(counts is null ? $"{name} not read: {fault}" : Line(name, counts));
        }

        Console.Out.WriteLine(Line("total", Sum(rows.Select(static r => r.Counts).OfType<DexStatistics>())));
        return rows.All(static r => r.Counts is not null) ? ExitCode.Nothing : ExitCode.NotAnalysed;
    }

    private static List<(string Name, byte[] Bytes)> Executables(string path)
    {
        if (path.EndsWith(".dex", StringComparison.OrdinalIgnoreCase))
        {
            return [(Path.GetFileName(path), InputFile.Read(path))];
        }

        try
        {
            using var archive = ZipArchiveReader.Open(FileBytes.Open(path));
            return [.. archive.Entries
                .Where(static e => e.Name.StartsWith("classes", StringComparison.Ordinal) && e.Name.EndsWith(".dex", StringComparison.Ordinal))
                .Select(e => (e.Name, archive.Read(e).Bytes))];
        }
        catch (BadApkException e)
        {
            throw CommandException.NotAnalysed($"'{Path.GetFileName(path)}' could not be read as an Android app: {e.Message}", e);
        }
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
}
