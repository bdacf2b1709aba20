using System.Collections.Immutable;

namespace Candor.Android.Resources;

/// <summary>Chooses among the values of a resource the one for a locale.</summary>
internal static class LocaleMatch
{
    /// <summary>
    /// The very locale, the same language with the same region and script, then with fewer, then the default, then the first value.
    /// Among equals a value for every screen comes before one for a certain screen, a lower API level before a higher,
    /// and the earlier before the later.
    /// </summary>
    public static ResourceValue? Best(ImmutableArray<ResourceValue> values, string? locale)
    {
        ResourceValue? best = null;
        var bestScore = (-1, false, 0);
        var wanted = Parts(locale ?? "");
        foreach (var value in values)
        {
            var score = (value.Config.Locale.Length > 0 && value.Config.Locale == locale ? int.MaxValue : Fit(value.Config, wanted), value.Config.IsOtherwiseDefault, -value.Config.SdkVersion);
            if (best is null || score.CompareTo(bestScore) > 0)
            {
                best = value;
                bestScore = score;
            }
        }
        return best;
    }

    private static int Fit(ResourceConfig config, (string Language, string Script, string Region) wanted)
    {
        if (config.Language.Length == 0 && config.Region.Length == 0)
        {
            return 1;
        }
        if (config.Language != wanted.Language)
        {
            return 0;
        }
        var fit = 8;
        fit += Part(config.Region, wanted.Region);
        fit += Part(config.Script, wanted.Script);
        return fit;

        // The asked one is best, none is neutral, another one is worse than none.
        static int Part(string has, string wants) => has == wants ? 2 : has.Length == 0 ? 1 : wants.Length == 0 ? 0 : -2;
    }

    private static (string Language, string Script, string Region) Parts(string tag)
    {
        // Chinese without more is Simplified, as the project's texts are.
        tag = tag == "zh" ? "zh-Hans-CN" : tag;
        var parts = tag.Split('-');
        string script = "", region = "";
        foreach (var part in parts.Skip(1))
        {
            if (part.Length == 4)
            {
                script = part;
            }
            else if (part.Length is 2 or 3)
            {
                region = part;
            }
        }
        return (parts[0], script, region);
    }
}
