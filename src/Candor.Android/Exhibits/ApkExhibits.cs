using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Candor.Android.Manifest;
using Candor.Android.Packages;
using Candor.Dex;

namespace Candor.Android.Exhibits;

/// <summary>Writes out the parts of an app in which evidence lies: the manifest as XML, and each method that is cited or on a call path or the way of data as a listing.</summary>
public static class ApkExhibits
{
    /// <summary>The most methods that are listed; the rest can be read in the app itself.</summary>
    public const int MostMethods = 2000;

    private const int MostInstructions = 20_000;

    /// <summary>Writes them.</summary>
    /// <param name="path">The app.</param>
    /// <param name="evidence">The evidence; what lies in other files is passed over.</param>
    /// <exception cref="BadApkException">The file is no package at all.</exception>
    public static ImmutableArray<ApkExhibit> Of(string path, IEnumerable<Evidence> evidence)
    {
        using var apk = ApkFile.Open(path);
        var own = evidence.Where(e => e.Blob == apk.Sha256).OrderBy(static e => e.Id, StringComparer.Ordinal).ToList();
        var exhibits = ImmutableArray.CreateBuilder<ApkExhibit>();
        ImmutableArray<string> manifest = [.. own.Where(static e => e.Locator is ManifestLocator).Select(static e => e.Id)];
        if (!manifest.IsEmpty && apk.Manifest is { } read)
        {
            exhibits.Add(new(".xml", Encoding.UTF8.GetBytes(AxmlText.Write(read.Document)), new("应用清单文件 AndroidManifest.xml（由二进制形式还原）", "The manifest AndroidManifest.xml, written out from its binary form"), manifest));
        }

        exhibits.AddRange(Methods(apk, own));
        return exhibits.ToImmutable();
    }

    private static IEnumerable<ApkExhibit> Methods(ApkFile apk, List<Evidence> evidence)
    {
        var cited = new SortedDictionary<(string File, string Method), (SortedSet<int> Offsets, SortedSet<string> Evidence)>();
        foreach (var item in evidence)
        {
            foreach (var (file, method, offset) in PlacesOf(item.Locator))
            {
                if (!cited.TryGetValue((file, method), out var place))
                {
                    if (cited.Count == MostMethods)
                    {
                        continue;
                    }

                    cited[(file, method)] = place = ([], new(StringComparer.Ordinal));
                }

                place.Offsets.Add(offset);
                place.Evidence.Add(item.Id);
            }
        }

        if (cited.Count == 0)
        {
            yield break;
        }

        var programs = apk.DexFiles.SelectMany(static d => Open(d)).GroupBy(static f => f.Name, StringComparer.Ordinal)
            .ToDictionary(static g => g.Key, static g => DexProgram.Create(g), StringComparer.Ordinal);
        foreach (var ((file, method), (offsets, ids)) in cited)
        {
            if (programs.TryGetValue(file, out var program) && program.TryFindMethod(method, out var id) && Listing(program, id, file, method, offsets) is { } listing)
            {
                yield return new(".txt", Encoding.UTF8.GetBytes(listing), LocalizedText.Same(method), [.. ids]);
            }
        }
    }

    private static IEnumerable<(string File, string Method, int Offset)> PlacesOf(Locator locator) => locator switch
    {
        CodeLocator code => [(code.File, code.Method, code.Offset)],
        CallPathLocator path => path.Steps.Select(static s => (s.File, s.Method, s.Offset)),
        DataFlowLocator flow => flow.Steps.Select(static s => (s.File, s.Method, s.Offset)),
        _ => [],
    };

    private static IReadOnlyList<DexFile> Open(DexEntry entry)
    {
        try
        {
            return DexFile.OpenAll(entry.Bytes, entry.Name);
        }
        catch (BadDexException)
        {
            return [];
        }
    }

    private static string? Listing(DexProgram program, int id, string file, string method, SortedSet<int> cited)
    {
        var definition = program.GetMethod(id);
        if (!definition.HasCode)
        {
            return null;
        }

        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{file}\n{method}\n\n");
        try
        {
            var count = 0;
            foreach (var instruction in definition.GetCode().Instructions)
            {
                if (++count > MostInstructions)
                {
                    text.Append("… the rest is left out\n");
                    break;
                }

                // The offset in 16-bit code units, as in the evidence; cited instructions are marked.
                text.Append(cited.Contains(instruction.Offset) ? "> " : "  ")
                    .Append(CultureInfo.InvariantCulture, $"{instruction.Offset:x4}: ")
                    .Append(InstructionText.Format(definition.File, instruction).ReplaceLineEndings(" "))
                    .Append('\n');
            }
        }
        catch (BadDexException)
        {
            text.Append("… the rest cannot be read\n");
        }

        return text.ToString();
    }
}
