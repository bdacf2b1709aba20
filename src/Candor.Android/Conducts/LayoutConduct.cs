using System.Collections.Immutable;
using Candor.Android.Manifest;
using Candor.Android.Packages;
using Candor.Android.Practices;
using Candor.Android.Resources;
using Candor.Android.Zip;
using Candor.Knowledge.Android;
using ValueType = Candor.Android.Resources.ValueType;

namespace Candor.Android.Conducts;

/// <summary>
/// Facts that compiled XML files show: boxes of consent that are ticked, and switches for advertising, personalisation, marketing or renewal that
/// are on, before anybody touches them. The words of a box are its own, or those that stand beside it.
/// </summary>
internal sealed class LayoutConduct(ApkFile apk, ImmutableArray<AppTextKind> kinds, EvidenceBag evidence)
{
    private const int MostFiles = 20_000;
    private const int MostFileBytes = 1 << 20;

    /// <summary>The ids of <c>android:checked</c> and <c>android:defaultValue</c> as they stand in a file; one without either is not read further.</summary>
    private static ReadOnlySpan<byte> Checked => [0x06, 0x01, 0x01, 0x01];

    private static ReadOnlySpan<byte> DefaultValue => [0xED, 0x01, 0x01, 0x01];

    private readonly AppTextKind? _consent = kinds.FirstOrDefault(static k => k.Kind == "consent-box");
    private readonly AppTextKind? _offer = kinds.FirstOrDefault(static k => k.Kind == "offer-switch");

    /// <summary>The facts, by file.</summary>
    /// <param name="unreadable">How many files could not be read.</param>
    public ImmutableArray<Conduct> Observe(out int unreadable)
    {
        var files = apk.Entries
            .Where(static e => e.Name.EndsWith(".xml", StringComparison.Ordinal) && e.Name != "AndroidManifest.xml" && !e.Name.StartsWith("assets/", StringComparison.Ordinal))
            .OrderBy(static e => e.Name, StringComparer.Ordinal)
            .Take(MostFiles)
            .ToArray();
        var found = new List<(AxmlElement Element, ConductKind Kind, LocalizedText Words)>[files.Length];
        var failures = 0;
        Parallel.For(0, files.Length, i =>
        {
            found[i] = [];
            try
            {
                if (Read(files[i]) is { } document)
                {
                    Walk(document.Root, null, 0, found[i]);
                }
            }
            catch (BadApkException)
            {
                Interlocked.Increment(ref failures);
            }
        });
        unreadable = failures;
        return [.. files.Zip(found).SelectMany(f => f.Second.Select(c => Conduct(f.First, c.Element, c.Kind, c.Words)))];
    }

    private AxmlDocument? Read(ZipEntry entry)
    {
        var bytes = apk.Archive.Read(entry, MostFileBytes).Bytes;
        return bytes.AsSpan().IndexOf(Checked) >= 0 || bytes.AsSpan().IndexOf(DefaultValue) >= 0 ? AxmlDocument.Read(bytes) : null;
    }

    private void Walk(AxmlElement element, AxmlElement? parent, int depth, List<(AxmlElement Element, ConductKind Kind, LocalizedText Words)> found)
    {
        if (depth > 64)
        {
            return;
        }

        if (IsOn(element) && KindOf(element, parent) is { } kind)
        {
            found.Add((element, kind.Kind, kind.Words));
        }

        foreach (var child in element.Children)
        {
            Walk(child, element, depth + 1, found);
        }
    }

    private bool IsOn(AxmlElement element)
    {
        var name = element.Name[(element.Name.LastIndexOf('.') + 1)..];
        var isBox = name.Contains("Check", StringComparison.Ordinal) || name.Contains("Switch", StringComparison.Ordinal)
            || name.Contains("Toggle", StringComparison.Ordinal) || name.Contains("Radio", StringComparison.Ordinal);
        return isBox && IsTrue(element.Android("checked") ?? element.Android("defaultValue"));
    }

    private bool IsTrue(AxmlAttribute? attribute) => attribute switch
    {
        null => false,
        { IsReference: true } => apk.Resources?.Resolve(attribute.Data) is { Type: ValueType.IntBoolean, Data: not 0 },
        { Type: ValueType.IntBoolean } => attribute.Data != 0,
        _ => attribute.String == "true",
    };

    private (ConductKind Kind, LocalizedText Words)? KindOf(AxmlElement element, AxmlElement? parent)
    {
        var own = WordsOf(element).ToList();
        var words = own.Count > 0 || parent is null ? own : [.. parent.Children.SelectMany(WordsOf)];
        return Matching(words, _consent) is { } consent ? (ConductKind.PretickedConsent, consent)
            : Matching(words, _offer) is { } offer ? (ConductKind.DefaultOnSetting, offer)
            : null;
    }

    private static LocalizedText? Matching(List<string> words, AppTextKind? kind)
    {
        var matching = words.Where(w => kind?.IsIn(w) == true).ToList();
        return matching.Count == 0 ? null : QuotedText.Of(matching);
    }

    /// <summary>What an element says, in every language that the app has.</summary>
    private IEnumerable<string> WordsOf(AxmlElement element)
    {
        foreach (var name in (string[])["text", "title", "summary", "contentDescription", "textOn"])
        {
            if (element.Android(name) is not { } attribute)
            {
                continue;
            }

            if (attribute.IsReference)
            {
                foreach (var text in apk.Resources?.Texts(attribute.Data) ?? [])
                {
                    yield return text.Text;
                }
            }
            else if (attribute.String is { Length: > 0 } text)
            {
                yield return text;
            }
        }
    }

    private Conduct Conduct(ZipEntry file, AxmlElement element, ConductKind kind, LocalizedText words) => new(
        kind,
        Certainty.Present,
        PartyIds.First,
        words,
        [evidence.Add(new ArchiveEntryLocator(file.Name, $"{AxmlText.Excerpt(element)} {words.En}"))]);
}
