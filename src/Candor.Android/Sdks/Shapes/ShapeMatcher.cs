using System.Collections.Immutable;
using Candor.Knowledge.Android;

namespace Candor.Android.Sdks.Shapes;

/// <summary>
/// Names SDKs by the shapes of their classes, in three steps. Each class is matched on its own; what is rich and like one class of one SDK and of
/// no other is recognised. An SDK is there when enough of its classes are recognised. Then the rest of it is gathered: what its classes name, and
/// what shares their package, as long as it fits the profile — code of an SDK names no code of the app.
/// </summary>
internal sealed class ShapeMatcher
{
    /// <summary>What a class must share with a profiled one to be recognised, in natural units: like two things that one class in 20,000 has.</summary>
    private const float LeastWeight = 20;

    /// <summary>What of it must come from features that few classes have, lest every plain exception be that of some SDK.</summary>
    private const float LeastRare = 12;

    /// <summary>The part of a class's weight that the profiled class must have too.</summary>
    private const float LeastContained = 0.75f;

    /// <summary>A match is clear if the next SDK's is below this part of it.</summary>
    private const float Margin = 0.92f;

    private const int FewestClasses = 3;
    private const float FewestPart = 0.03f;

    /// <summary>So many recognised classes are enough of any SDK, however large it is: the rest may be shrunk away.</summary>
    private const int EnoughClasses = 12;

    private const int SmallSdk = 10;
    private const float SmallPart = 0.4f;
    private const int FewestOfSmall = 2;
    private const int ShownExamples = 3;
    private readonly ShapeIndex _index;
    private readonly ImmutableArray<string> _sdks;
    private readonly int[] _sdkOfProfile;

    /// <summary>Prepares the profiles.</summary>
    /// <exception cref="FormatException">The classes of a profile cannot be read.</exception>
    public ShapeMatcher(IReadOnlyList<ShapeProfile> profiles)
    {
        _index = new(profiles);
        _sdks = [.. profiles.Select(static p => p.Sdk).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        _sdkOfProfile = [.. profiles.Select(p => _sdks.IndexOf(p.Sdk))];
    }

    /// <summary>Names the SDKs in a program.</summary>
    /// <param name="shapes">Its classes.</param>
    /// <param name="isOpen">Which classes may be named; the others are known already.</param>
    /// <param name="packages">The package of each class, as a number.</param>
    public ImmutableArray<SdkShape> Match(AppShapes shapes, bool[] isOpen, int[] packages)
    {
        var matches = new ClassMatch[shapes.Features.Length];
        Parallel.For(
            0,
            matches.Length,
            () => new ClassMatcher(_index),
            (i, _, matcher) =>
            {
                matches[i] = isOpen[i] && shapes.Features[i].Length > 0 ? matcher.Find(shapes.Features[i], _sdkOfProfile) : ClassMatch.None;
                return matcher;
            },
            static _ => { });

        var clear = CountClear(matches);
        var isThere = new bool[_sdks.Length];
        for (var sdk = 0; sdk < isThere.Length; sdk++)
        {
            isThere[sdk] = clear[sdk] >= Needed(sdk);
        }

        var owner = Assign(matches, isThere, clear);
        var recognised = (int[])owner.Clone();
        new ShapeNeighbours(_index, _sdkOfProfile, LargestProfiles()).Gather(shapes, isOpen, packages, owner);
        return [.. Enumerable.Range(0, _sdks.Length).Where(s => isThere[s]).Select(s => Describe(s, matches, owner, recognised)).Where(static s => s.Recognised > 0)];
    }

    private int SdkOf(int profiled) => _sdkOfProfile[_index.Classes[profiled].Profile];

    private static bool IsStrong(ClassMatch match) => match.Profiled >= 0 && match.Weight >= LeastWeight && match.Rare >= LeastRare && match.Contained >= LeastContained;

    private static bool IsClear(ClassMatch match) => IsStrong(match) && match.OtherSimilarity < Margin * match.Similarity;

    /// <summary>How many different classes of each SDK were clearly recognised.</summary>
    private int[] CountClear(ClassMatch[] matches)
    {
        var counts = new int[_sdks.Length];
        foreach (var profiled in matches.Where(IsClear).Select(static m => m.Profiled).Distinct())
        {
            counts[SdkOf(profiled)]++;
        }

        return counts;
    }

    private int Needed(int sdk)
    {
        var recognisable = Enumerable.Range(0, _index.Classes.Length)
            .Where(c => SdkOf(c) == sdk && _index.ClassWeights[c] >= LeastWeight)
            .GroupBy(c => _index.Classes[c].Profile)
            .Select(static g => g.Count())
            .DefaultIfEmpty(0)
            .Min();
        return recognisable <= SmallSdk
            ? Math.Max(FewestOfSmall, (int)MathF.Ceiling(SmallPart * recognisable))
            : Math.Clamp((int)MathF.Ceiling(FewestPart * recognisable), FewestClasses, EnoughClasses);
    }

    /// <summary>The SDK of each recognised class; of one that is as similar to another SDK, that which is there and of which more was recognised.</summary>
    private int[] Assign(ClassMatch[] matches, bool[] isThere, int[] clear)
    {
        var owner = new int[matches.Length];
        Array.Fill(owner, -1);
        for (var i = 0; i < matches.Length; i++)
        {
            if (!IsStrong(matches[i]))
            {
                continue;
            }

            var best = SdkOf(matches[i].Profiled);
            var other = matches[i].OtherProfiled < 0 || IsClear(matches[i]) ? -1 : SdkOf(matches[i].OtherProfiled);
            if (other >= 0 && isThere[other] && (!isThere[best] || clear[other] > clear[best]))
            {
                best = other;
            }

            owner[i] = isThere[best] ? best : -1;
        }

        return owner;
    }

    private int[] LargestProfiles() =>
    [
        .. Enumerable.Range(0, _sdks.Length)
            .Select(sdk => Enumerable.Range(0, _sdkOfProfile.Length).Where(p => _sdkOfProfile[p] == sdk).Max(p => _index.Profiles[p].ClassCount)),
    ];

    private SdkShape Describe(int sdk, ClassMatch[] matches, int[] owner, int[] recognised)
    {
        var classes = Enumerable.Range(0, owner.Length).Where(i => owner[i] == sdk).ToImmutableArray();
        var known = classes.Where(i => recognised[i] == sdk).ToList();
        var own = known.Where(i => SdkOf(matches[i].Profiled) == sdk).ToList();
        var profile = own.GroupBy(i => _index.Classes[matches[i].Profiled].Profile)
            .OrderByDescending(static g => g.Count()).ThenBy(static g => g.Key).Select(static g => g.Key).First();
        var others = known
            .Where(i => matches[i].OtherProfiled >= 0 && matches[i].OtherSimilarity >= Margin * matches[i].Similarity)
            .Select(i => SdkOf(matches[i].OtherProfiled) == sdk ? SdkOf(matches[i].Profiled) : SdkOf(matches[i].OtherProfiled))
            .GroupBy(static s => s)
            .OrderByDescending(static g => g.Count()).ThenBy(static g => g.Key)
            .FirstOrDefault();
        var weight = known.Sum(i => (double)matches[i].Weight);
        return new(
            _sdks[sdk],
            _index.Profiles[profile],
            classes,
            known.Count,
            weight / known.Sum(i => matches[i].Weight / (double)matches[i].Contained),
            others is null ? null : _sdks[others.Key],
            others?.Count() ?? 0,
            [
                .. own.OrderByDescending(i => matches[i].Weight).ThenBy(static i => i).Take(ShownExamples)
                    .Select(i => (i, _index.Classes[matches[i].Profiled].Name)),
            ]);
    }
}
