using System.Collections.Immutable;
using Candor.Android.Manifest;
using Candor.Android.Packages;

namespace Candor.Android.Consent;

/// <summary>Reads names and labels from the resource table, and, when a view is first asked about, from all layouts. Broken layouts are left out.</summary>
internal sealed class ScreenTexts : IScreenTexts
{
    /// <summary>Most layouts that are read; an app has a few thousand at most.</summary>
    private const int MaxLayouts = 20_000;

    /// <summary>Most bytes of all layouts together.</summary>
    private const long MaxBytes = 64 << 20;

    /// <summary>Most elements of all layouts together.</summary>
    private const int MaxElements = 1_000_000;

    private readonly ApkFile _apk;
    private readonly Lazy<Layouts> _layouts;

    public ScreenTexts(ApkFile apk)
    {
        _apk = apk;
        _layouts = new(() => ReadLayouts(apk));
    }

    public bool HasLayouts => _apk.Resources is not null;

    public string? NameOf(uint id)
    {
        var name = _apk.Resources?.NameOf(id);
        return name?[(name.IndexOf('/', StringComparison.Ordinal) + 1)..];
    }

    public ImmutableArray<string> TextsOf(uint id) => _apk.Resources is { } resources ? [.. resources.Texts(id).Select(static t => t.Text)] : [];

    public ImmutableArray<string> LabelsOf(uint viewId) => _layouts.Value.LabelsOf.GetValueOrDefault(viewId, []);

    public ImmutableArray<(uint Id, ImmutableArray<string> Labels)> ViewsOfHandler(string method) => _layouts.Value.Handlers.GetValueOrDefault(method, []);

    private static Layouts ReadLayouts(ApkFile apk)
    {
        var labels = new Dictionary<uint, ImmutableArray<string>>();
        var handlers = new Dictionary<string, ImmutableArray<(uint Id, ImmutableArray<string> Labels)>>(StringComparer.Ordinal);
        var left = MaxElements;
        var bytes = 0L;
        var files = apk.Resources?.Strings().Where(static s => s.Type == "layout").Select(static s => s.Value).Distinct(StringComparer.Ordinal) ?? [];
        foreach (var file in files.Take(MaxLayouts))
        {
            try
            {
                if (apk.Archive.TryFind(file, out var entry) && (bytes += entry.Length) <= MaxBytes)
                {
                    ReadLayout(apk, AxmlDocument.Read(apk.Archive.Read(entry, ApkLimits.Default.MaxManifestBytes).Bytes).Root, labels, handlers, ref left);
                }
            }
            catch (BadApkException)
            {
                // A layout that cannot be read names no view.
            }
        }

        return new(labels, handlers);
    }

    private static void ReadLayout(
        ApkFile apk,
        AxmlElement root,
        Dictionary<uint, ImmutableArray<string>> labels,
        Dictionary<string, ImmutableArray<(uint Id, ImmutableArray<string> Labels)>> handlers,
        ref int left)
    {
        var pending = new Stack<AxmlElement>([root]);
        while (left-- > 0 && pending.TryPop(out var element))
        {
            foreach (var child in element.Children)
            {
                pending.Push(child);
            }

            var id = element.Android("id") is { IsReference: true } reference ? reference.Data : 0;
            var handler = element.Android("onClick")?.String;
            if (id == 0 && handler is null)
            {
                continue;
            }

            var texts = TextsOf(apk, element.Android("text"));
            if (id != 0 && texts.Length > 0)
            {
                labels[id] = [.. labels.GetValueOrDefault(id, []).Concat(texts).Distinct(StringComparer.Ordinal)];
            }

            if (handler is not null)
            {
                handlers[handler] = handlers.GetValueOrDefault(handler, []).Add((id, texts));
            }
        }
    }

    private static ImmutableArray<string> TextsOf(ApkFile apk, AxmlAttribute? text) => text switch
    {
        null => [],
        { IsReference: true } => apk.Resources is { } resources ? [.. resources.Texts(text.Data).Select(static t => t.Text)] : [],
        { String: { } written } => [written],
        _ => [],
    };

    private sealed record Layouts(
        Dictionary<uint, ImmutableArray<string>> LabelsOf,
        Dictionary<string, ImmutableArray<(uint Id, ImmutableArray<string> Labels)>> Handlers);
}
