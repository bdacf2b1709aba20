using Candor.Android.Manifest;
using Candor.Android.Packages;

namespace Candor.Android.Flows;

/// <summary>What layouts say that matters to data flow.</summary>
/// <param name="Handlers">Names of methods given as <c>android:onClick</c>.</param>
/// <param name="PasswordFields">Resource numbers of fields for passwords.</param>
/// <param name="Classes">Classes of views and fragments that layouts create, with dots, in order, and the resource numbers by which they are found.</param>
internal sealed record LayoutFacts(IReadOnlySet<string> Handlers, IReadOnlySet<long> PasswordFields, IReadOnlyDictionary<string, SortedSet<long>> Classes)
{
    /// <summary>Most XML files that are read.</summary>
    private const int MaxLayouts = 4096;

    /// <summary>Bits of <c>android:inputType</c>: the class of the input, and its variation (android.text.InputType).</summary>
    private const uint ClassMask = 0xf;
    private const uint VariationMask = 0xff0;
    private const uint TextClass = 1;
    private const uint NumberClass = 2;

    public static LayoutFacts In(IReadOnlyList<ApkFile> apks)
    {
        HashSet<string> handlers = new(StringComparer.Ordinal);
        HashSet<long> passwords = [];
        SortedDictionary<string, SortedSet<long>> classes = new(StringComparer.Ordinal);
        foreach (ApkFile apk in apks)
        {
            int read = 0;
            foreach (var entry in apk.Entries)
            {
                if (read < MaxLayouts && entry.Name.StartsWith("res/", StringComparison.Ordinal) && entry.Name.EndsWith(".xml", StringComparison.Ordinal))
                {
                    read++;
                    if (apk.ReadXml(entry) is { } document)
                    {
                        Collect(document.Root, handlers, passwords, classes);
                    }
                }
            }
        }

        return new LayoutFacts(handlers, passwords, classes);
    }

    private static void Collect(AxmlElement element, HashSet<string> handlers, HashSet<long> passwords, SortedDictionary<string, SortedSet<long>> classes)
    {
        if (element.Android("onClick")?.String is { Length: > 0 } name)
        {
            handlers.Add(name);
        }

        if (element.Android("id") is { IsReference: true } id && IsPassword(element))
        {
            passwords.Add(id.Data);
        }

        bool named = element.Name.Contains('.', StringComparison.Ordinal);
        string? inner = (element.Android("name") ?? element.Plain("class"))?.String;
        if (named || (element.Name is "fragment" or "view" && inner is { Length: > 0 }))
        {
            // A container of fragments is a class of a library, and names the fragment that it holds.
            Add(named ? element.Name : inner!, element, classes);
            if (named && element.Name.EndsWith("FragmentContainerView", StringComparison.Ordinal) && inner is { Length: > 0 })
            {
                Add(inner, element, classes);
            }
        }

        foreach (AxmlElement child in element.Children)
        {
            Collect(child, handlers, passwords, classes);
        }
    }

    private static void Add(string type, AxmlElement element, SortedDictionary<string, SortedSet<long>> classes)
    {
        if (!classes.TryGetValue(type, out SortedSet<long>? ids))
        {
            classes.Add(type, ids = []);
        }

        if (element.Android("id") is { IsReference: true } id)
        {
            ids.Add(id.Data);
        }
    }

    private static bool IsPassword(AxmlElement element)
    {
        if (element.Android("password") is { Data: not 0 })
        {
            return true;
        }

        uint type = element.Android("inputType")?.Data ?? 0;
        uint variation = type & VariationMask;
        return ((type & ClassMask) == TextClass && variation is 0x80 or 0x90 or 0xe0) || ((type & ClassMask) == NumberClass && variation == 0x10);
    }
}
