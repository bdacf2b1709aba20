namespace Candor.Android.Sdks.Shapes;

/// <summary>
/// Gathers the poorer classes of SDKs that are there: those that a class of the SDK names, or that share a package that is the SDK's for the most
/// part, as long as they fit a class of its profile. Runs in rounds over all classes until a round adds none.
/// </summary>
internal sealed class ShapeNeighbours(ShapeIndex index, int[] sdkOfProfile, int[] largest)
{
    private const int MostRounds = 12;
    private const float LeastContained = 0.75f;

    /// <summary>A class that weighs less than this and has nothing that the profiles do not know fits any profile.</summary>
    private const float Featureless = 12;

    /// <summary>An SDK may have this part of classes more than its profile: compilers add some.</summary>
    private const float Growth = 1.25f;

    private const float WellContained = 0.9f;
    private const float WellRare = 6;
    private const int FewestInPackage = 2;
    private const int FewestVotes = 2;

    /// <summary>Adds to the owners of the classes, which are -1 where there is none.</summary>
    public void Gather(AppShapes shapes, bool[] isOpen, int[] packages, int[] owner)
    {
        var counts = new int[largest.Length];
        foreach (var sdk in owner.Where(static o => o >= 0))
        {
            counts[sdk]++;
        }

        var dependencies = Dependencies(shapes.References, owner);
        var referrers = Referrers(shapes.References);
        var matcher = new ClassMatcher(index);
        var refused = new HashSet<(int Class, int Sdk, bool IsNamed)>();
        for (var round = 0; round < MostRounds; round++)
        {
            var byPackage = CountPackages(packages, isOpen, owner);
            var added = new List<(int Class, int Sdk)>();
            for (var i = 0; i < owner.Length; i++)
            {
                if (!isOpen[i] || owner[i] >= 0)
                {
                    continue;
                }

                var sdk = Elect(referrers[i], owner, dependencies);
                sdk = sdk >= 0 ? sdk : byPackage[packages[i]];
                var isNamed = sdk >= 0;
                sdk = isNamed ? sdk : User(shapes.References[i], owner, dependencies);
                if (sdk >= 0 && counts[sdk] < Growth * largest[sdk] && !refused.Contains((i, sdk, isNamed)))
                {
                    if (Fits(shapes.Features[i], sdk, isNamed, matcher))
                    {
                        added.Add((i, sdk));
                        counts[sdk]++;
                    }
                    else
                    {
                        refused.Add((i, sdk, isNamed));
                    }
                }
            }

            if (added.Count == 0)
            {
                return;
            }

            foreach (var (id, sdk) in added)
            {
                owner[id] = sdk;
            }
        }
    }

    private static List<int>[] Referrers(int[][] references)
    {
        var referrers = new List<int>[references.Length];
        for (var i = 0; i < referrers.Length; i++)
        {
            referrers[i] = [];
        }

        for (var i = 0; i < references.Length; i++)
        {
            foreach (var target in references[i])
            {
                referrers[target].Add(i);
            }
        }

        return referrers;
    }

    /// <summary>How many classes of each SDK name classes of each other one.</summary>
    private int[,] Dependencies(int[][] references, int[] owner)
    {
        var counts = new int[largest.Length, largest.Length];
        for (var i = 0; i < references.Length; i++)
        {
            if (owner[i] < 0)
            {
                continue;
            }

            foreach (var target in references[i])
            {
                if (owner[target] >= 0)
                {
                    counts[owner[i], owner[target]]++;
                }
            }
        }

        return counts;
    }

    /// <summary>
    /// The SDK to which a class belongs, by the classes that name it: of those SDKs the one on which the others depend, as it would not name a class
    /// of theirs. -1 where none names it, or only one class does and others that are no SDK's do too.
    /// </summary>
    private static int Elect(List<int> referrers, int[] owner, int[,] dependencies)
    {
        var votes = new SortedDictionary<int, int>();
        foreach (var referrer in referrers)
        {
            if (owner[referrer] >= 0)
            {
                votes[owner[referrer]] = votes.GetValueOrDefault(owner[referrer]) + 1;
            }
        }

        var best = -1;
        foreach (var (sdk, count) in votes)
        {
            if (count < FewestVotes && 2 * count < referrers.Count)
            {
                continue;
            }

            if (best < 0
                || dependencies[best, sdk] > dependencies[sdk, best]
                || (dependencies[best, sdk] == dependencies[sdk, best] && count > votes[best]))
            {
                best = sdk;
            }
        }

        return best;
    }

    /// <summary>
    /// The SDK whose classes a class names that nobody names: of several the one that depends on the others. The app's own code names an SDK's classes
    /// too, so such a class must fit well.
    /// </summary>
    private static int User(int[] references, int[] owner, int[,] dependencies)
    {
        var best = -1;
        foreach (var target in references)
        {
            var sdk = owner[target];
            if (sdk >= 0 && (best < 0 || dependencies[sdk, best] > dependencies[best, sdk]))
            {
                best = sdk;
            }
        }

        return best;
    }

    /// <summary>For each package the SDK that has more than half of its open classes; -1 where none has.</summary>
    private static int[] CountPackages(int[] packages, bool[] isOpen, int[] owner)
    {
        var count = packages.Length == 0 ? 0 : packages.Max() + 1;
        var all = new int[count];
        var owned = new Dictionary<(int Package, int Sdk), int>();
        for (var i = 0; i < packages.Length; i++)
        {
            if (!isOpen[i])
            {
                continue;
            }

            all[packages[i]]++;
            if (owner[i] >= 0)
            {
                var key = (packages[i], owner[i]);
                owned[key] = owned.GetValueOrDefault(key) + 1;
            }
        }

        var result = new int[count];
        Array.Fill(result, -1);
        foreach (var ((package, sdk), number) in owned)
        {
            if (number >= FewestInPackage && 2 * number > all[package])
            {
                result[package] = sdk;
            }
        }

        return result;
    }

    private bool Fits(uint[] features, int sdk, bool isNamed, ClassMatcher matcher)
    {
        var weight = 0f;
        var isKnown = true;
        foreach (var feature in features)
        {
            weight += index.Weight(feature);
            isKnown &= index.IsKnown(feature);
        }

        if (!isKnown && !isNamed)
        {
            return false;
        }

        if (isNamed && weight < Featureless && isKnown)
        {
            return true;
        }

        Span<int> only = sdkOfProfile.Length <= 256 ? stackalloc int[sdkOfProfile.Length] : new int[sdkOfProfile.Length];
        for (var i = 0; i < only.Length; i++)
        {
            only[i] = sdkOfProfile[i] == sdk ? sdk : -1;
        }

        var match = matcher.Find(features, only);
        return isNamed
            ? match.Contained >= LeastContained
            : match.Contained >= WellContained && match.Weight >= Featureless && match.Rare >= WellRare;
    }
}
