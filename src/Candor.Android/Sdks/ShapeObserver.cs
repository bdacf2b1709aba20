using System.Collections.Immutable;
using Candor.Android.Code;
using Candor.Android.Sdks.Shapes;
using Candor.Knowledge;
using Candor.Knowledge.Android;

namespace Candor.Android.Sdks;

/// <summary>Names the SDKs whose classes have names that nobody knows, by the profiles of the knowledge base.</summary>
internal sealed class ShapeObserver(AndroidKnowledge knowledge)
{
    /// <summary>The SDKs among the classes that no package name gives to one.</summary>
    /// <exception cref="KnowledgeException">The classes of a profile cannot be read.</exception>
    public ImmutableArray<SdkShape> Observe(AppCode code, CodeOwners owners)
    {
        var program = code.Program;
        var isOpen = new bool[program.ClassCount];
        for (var i = 0; i < isOpen.Length; i++)
        {
            isOpen[i] = owners.SdkOfClass(i) is null;
        }

        if (knowledge.Shapes.IsEmpty || !isOpen.Contains(true))
        {
            return [];
        }

        try
        {
            var length = program.Files.Distinct().Sum(static f => (long)f.Header.FileSize);
            return new ShapeMatcher(knowledge.Shapes).Match(DexShapes.Read(program, length), isOpen, Packages(program));
        }
        catch (FormatException e)
        {
            throw new KnowledgeException([new("android/shapes", 0, e.Message)]);
        }
    }

    private static int[] Packages(Dex.DexProgram program)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var packages = new int[program.ClassCount];
        for (var i = 0; i < packages.Length; i++)
        {
            var name = program.GetClassDescriptor(i);
            var package = name[..Math.Max(0, name.LastIndexOf('/'))];
            if (!numbers.TryGetValue(package, out packages[i]))
            {
                numbers[package] = packages[i] = numbers.Count;
            }
        }

        return packages;
    }
}
