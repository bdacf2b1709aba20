using System.Collections.Immutable;
using System.Security.Cryptography;
using Candor.Android.Sdks.Shapes;
using Candor.Knowledge.Android;

namespace Candor.Android.Sdks;

/// <summary>Makes profiles of SDKs from their files, and names SDKs in any file with code by the profiles there are.</summary>
public static class SdkProfiler
{
    /// <summary>Makes a profile.</summary>
    /// <param name="files">The library: class files, JAR, AAR, APK or DEX files, each with its name.</param>
    /// <param name="head">What is known of the library; its inputs and count of classes are filled in here.</param>
    /// <param name="packages">Packages whose classes belong to it; empty for all.</param>
    /// <returns>The bytes of the profile, how many classes it has, and what could not be read.</returns>
    /// <exception cref="ArgumentException">There is no class in these packages.</exception>
    public static (byte[] Profile, int Classes, ImmutableArray<string> Problems) Profile(
        IReadOnlyList<(string Name, byte[] Bytes)> files, ShapeProfile head, IReadOnlyList<string> packages)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(head);
        ArgumentNullException.ThrowIfNull(packages);
        var library = LibraryReader.Read(files);
        var classes = Enumerable.Range(0, library.Names.Length)
            .Where(i => !IsGenerated(library.Names[i]) && IsIn(library.Names[i], packages))
            .Select(i => new ClassShape(library.Names[i], [.. library.Shapes.Features[i]]))
            .Take(ShapeProfile.MaxClasses)
            .ToList();
        if (classes.Count == 0)
        {
            throw new ArgumentException("There is no class in these files and packages.", nameof(files));
        }

        var inputs = files.Select(static f => $"{f.Name} sha256 {Convert.ToHexStringLower(SHA256.HashData(f.Bytes))}");
        return ((head with { Inputs = [.. inputs], ClassCount = classes.Count }).Write(classes), classes.Count, library.Problems);
    }

    /// <summary>Names SDKs by shape alone, whatever the classes are called.</summary>
    /// <param name="files">The files: as for <see cref="Profile"/>.</param>
    /// <param name="profiles">The profiles to choose from.</param>
    /// <exception cref="FormatException">The classes of a profile cannot be read.</exception>
    public static SdkMatches Match(IReadOnlyList<(string Name, byte[] Bytes)> files, IReadOnlyList<ShapeProfile> profiles)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(profiles);
        var library = LibraryReader.Read(files);
        var isOpen = new bool[library.Names.Length];
        Array.Fill(isOpen, true);
        var found = new ShapeMatcher(profiles).Match(library.Shapes, isOpen, library.Packages());
        return new(
            library.Names.Length,
            [
                .. found.Select(s => new SdkMatch(
                    s.Sdk,
                    s.Profile.Version,
                    [.. s.Classes.Select(c => library.Names[c])],
                    s.Recognised,
                    s.Profile.ClassCount,
                    s.Similarity,
                    s.RunnerUp,
                    s.RunnerUpClasses,
                    [.. s.Examples.Select(e => (library.Names[e.Class], e.Name))])),
            ],
            library.Problems);
    }

    /// <summary>Classes that build tools make for every library, all of the same shape.</summary>
    private static bool IsGenerated(string name)
    {
        var simple = name[(name.LastIndexOf('.') + 1)..];
        return simple is "R" or "BuildConfig" || simple.StartsWith("R$", StringComparison.Ordinal);
    }

    private static bool IsIn(string name, IReadOnlyList<string> packages) =>
        packages.Count == 0 || packages.Any(p => name.StartsWith(p, StringComparison.Ordinal) && (name.Length == p.Length || name[p.Length] == '.'));
}
