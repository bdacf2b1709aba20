using System.Collections.Immutable;

namespace Candor.Android.Sdks.Shapes;

/// <summary>The classes of a library or app.</summary>
/// <param name="Names">Their names, with dots.</param>
/// <param name="Shapes">Their shapes, in the same order.</param>
/// <param name="Problems">What could not be read, as sentences.</param>
internal sealed record Library(ImmutableArray<string> Names, AppShapes Shapes, ImmutableArray<string> Problems)
{
    /// <summary>The package of each class, as a number.</summary>
    public int[] Packages()
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        return
        [
            .. Names.Select(name =>
            {
                var package = name[..Math.Max(0, name.LastIndexOf('.'))];
                if (!numbers.TryGetValue(package, out var number))
                {
                    numbers[package] = number = numbers.Count;
                }

                return number;
            }),
        ];
    }
}
