using Candor.Android.Manifest;
using Candor.Android.Packages;

namespace Candor.Android.Flows;

/// <summary>Names of methods that layouts give as <c>android:onClick</c>.</summary>
internal static class LayoutHandlers
{
    /// <summary>Most layouts that are read.</summary>
    private const int MaxLayouts = 4096;

    public static IReadOnlySet<string> In(ApkFile apk)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        int read = 0;
        foreach (var entry in apk.Entries)
        {
            if (read >= MaxLayouts || !entry.Name.StartsWith("res/", StringComparison.Ordinal) || !entry.Name.EndsWith(".xml", StringComparison.Ordinal))
            {
                continue;
            }

            read++;
            if (apk.ReadXml(entry) is { } document)
            {
                Collect(document.Root, names);
            }
        }

        return names;
    }

    private static void Collect(AxmlElement element, HashSet<string> names)
    {
        if (element.Android("onClick")?.String is { Length: > 0 } name)
        {
            names.Add(name);
        }

        foreach (AxmlElement child in element.Children)
        {
            Collect(child, names);
        }
    }
}
