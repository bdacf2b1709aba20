using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using Candor.Android.Packages;
using Candor.Android.Resources;
using Candor.Android.Zip;
using Candor.Dex;

namespace Candor.Android.Conducts;

/// <summary>The texts of an app: strings of its resources with their names, text constants of its code, pages and other text files in it.</summary>
internal sealed class AppTexts
{
    /// <summary>Text files beyond this are not read; nobody writes a screen that long.</summary>
    private const int MostFileBytes = 4 << 20;


    private static readonly ImmutableArray<string> TextFiles = [".html", ".htm", ".js", ".json", ".txt", ".md", ".bundle", ".xml"];

    private readonly ApkFile _apk;
    private readonly ImmutableArray<DexFile> _code;

    public AppTexts(ApkFile apk, IEnumerable<DexFile> code)
    {
        _apk = apk;
        _code = [.. code];
        Strings = [.. apk.Resources?.Strings() ?? []];
    }

    /// <summary>The strings of the resources, in the order of the table.</summary>
    public ImmutableArray<StringResource> Strings { get; }

    /// <summary>How many texts there are to search.</summary>
    public int Count => Strings.Length + _code.Sum(static f => f.StringCount) + Files().Count();

    /// <summary>Whether any text, any name of a string or any name of a file says something.</summary>
    public bool Any(Knowledge.Android.AppTextKind kind)
    {
        if (Strings.Any(s => kind.IsIn(s.Value) || kind.IsIn(s.Name)) || _apk.Entries.Any(e => kind.IsIn(e.Name)))
        {
            return true;
        }

        // Most text constants hold none of the forms; one pass over each text tells.
        var forms = SearchValues.Create([.. kind.Cues.SelectMany(static c => c.Forms).Distinct(StringComparer.OrdinalIgnoreCase)], StringComparison.OrdinalIgnoreCase);
        return _code.AsParallel().Any(file => AnyConstant(file, kind, forms)) || Files().Any(e => Says(e, kind));
    }

    private static bool AnyConstant(DexFile file, Knowledge.Android.AppTextKind kind, SearchValues<string> forms)
    {
        for (var i = 0; i < file.StringCount; i++)
        {
            string text;
            try
            {
                text = file.GetString(new StringHandle(i));
            }
            catch (BadDexException)
            {
                // The program has listed it as a problem already.
                continue;
            }

            if (text.AsSpan().IndexOfAny(forms) >= 0 && kind.IsIn(text))
            {
                return true;
            }
        }

        return false;
    }

    private IEnumerable<ZipEntry> Files() =>
        _apk.Entries.Where(static e =>
            (e.Name.StartsWith("assets/", StringComparison.Ordinal) || e.Name.StartsWith("res/raw", StringComparison.Ordinal))
            && e.Length <= MostFileBytes
            && TextFiles.Any(t => e.Name.EndsWith(t, StringComparison.OrdinalIgnoreCase)));

    private bool Says(ZipEntry entry, Knowledge.Android.AppTextKind kind)
    {
        try
        {
            return kind.IsIn(Encoding.UTF8.GetString(_apk.Archive.Read(entry, MostFileBytes).Bytes));
        }
        catch (BadApkException)
        {
            // The archive's own problems are listed apart; a text that cannot be read says nothing.
            return false;
        }
    }
}
