using System.Globalization;
using System.IO.Compression;
using Candor.Dex;
using Candor.Dex.Editing;

namespace Candor.Benchmarks;

/// <summary>
/// <c>obfuscate IN.apk OUT.apk MAP.tsv [SEED [CLASSES [METHODS]]]</c>: writes an app with every class, field and method renamed and its packages made
/// one, and a list of the new and the old name of each class that is left; CLASSES and METHODS are the parts to leave out, from 0 to 1.
/// </summary>
internal static class Obfuscate
{
    private static readonly string[] Platform =
    [
        "Landroid/", "Ljava/", "Ljavax/crypto/", "Ljavax/microedition/", "Ljavax/net/", "Ljavax/security/", "Ljavax/sql/", "Ljavax/xml/", "Ldalvik/",
        "Lorg/json/", "Lorg/w3c/dom/", "Lorg/xml/sax/", "Lorg/xmlpull/", "Lorg/apache/http/", "Lcom/android/internal/", "Lsun/misc/",
    ];

    public static int Run(string[] args)
    {
        double Part(int at) => args.Length > at ? double.Parse(args[at], CultureInfo.InvariantCulture) : 0;
        var obfuscation = new Obfuscation((int)Part(3), Part(4), Part(5), IsPlatform);
        using var input = ZipFile.OpenRead(args[0]);
        using var output = new ZipArchive(File.Create(args[1]), ZipArchiveMode.Create);
        var executables = input.Entries.Where(static e => e.FullName.StartsWith("classes", StringComparison.Ordinal) && e.FullName.EndsWith(".dex", StringComparison.Ordinal)).ToList();
        var changed = obfuscation.Apply([.. executables.Select(Read)]);
        for (var i = 0; i < changed.Count; i++)
        {
            Write(output, executables[i].FullName, changed[i]);
        }

        foreach (var entry in input.Entries.Where(e => !executables.Contains(e) && !e.FullName.StartsWith("META-INF/", StringComparison.Ordinal)))
        {
            Write(output, entry.FullName, Read(entry));
        }

        var old = obfuscation.Names.ToDictionary(static n => n.Value, static n => n.Key, StringComparer.Ordinal);
        File.WriteAllLines(args[2], changed.SelectMany(Classes).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(name => $"{Dotted(name)}\t{Dotted(old.GetValueOrDefault(name, name))}"));
        return 0;
    }

    private static bool IsPlatform(string descriptor)
    {
        var element = descriptor.TrimStart('[');
        return element[0] != 'L'
            || (Platform.Any(p => element.StartsWith(p, StringComparison.Ordinal))
                && !element.StartsWith("Landroid/support/", StringComparison.Ordinal)
                && !element.StartsWith("Landroid/arch/", StringComparison.Ordinal)
                && !element.StartsWith("Landroid/databinding/", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Classes(byte[] dex)
    {
        var file = DexFile.Open(dex, "");
        return Enumerable.Range(0, file.ClassCount).Select(i => file.GetDescriptor(file.GetClass(new ClassHandle(i)).Type));
    }

    private static string Dotted(string descriptor) => descriptor[1..^1].Replace('/', '.');

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using var bytes = new MemoryStream();
        using (var content = entry.Open())
        {
            content.CopyTo(bytes);
        }

        return bytes.ToArray();
    }

    private static void Write(ZipArchive archive, string name, byte[] bytes)
    {
        using var content = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
        content.Write(bytes);
    }
}
