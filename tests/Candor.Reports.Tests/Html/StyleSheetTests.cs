using System.Globalization;

namespace Candor.Reports.Tests.Html;

public sealed class StyleSheetTests
{
    private static readonly string[][] Pairs =
    [
        ["ink", "paper"], ["ink", "sheet"], ["dim", "paper"], ["dim", "sheet"], ["accent", "paper"], ["accent", "sheet"],
        ["critical", "critical-bg"], ["high", "high-bg"], ["medium", "medium-bg"], ["low", "low-bg"], ["info", "info-bg"], ["info", "paper"], ["good", "good-bg"],
        ["solid-ink", "critical"], ["solid-ink", "low"], ["solid-ink", "accent"], ["mark-ink", "mark"],
    ];

    [Fact]
    public void Every_text_stands_out_from_its_ground_in_light_dark_and_print()
    {
        var palettes = Palettes();
        Assert.Equal(3, palettes.Count);
        foreach (var palette in palettes)
        {
            foreach (var pair in Pairs)
            {
                var contrast = Contrast(palette[pair[0]], palette[pair[1]]);
                Assert.True(contrast >= 4.5, string.Create(CultureInfo.InvariantCulture, $"{pair[0]} on {pair[1]}: {contrast:0.00}"));
            }
        }
    }

    [Fact]
    public void It_loads_nothing()
    {
        var css = StyleSheet();
        Assert.DoesNotContain("url(", css, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@import", css, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@font-face", css, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<", css, StringComparison.Ordinal);
    }

    private static string StyleSheet()
    {
        using var reader = new StreamReader(typeof(HtmlReport).Assembly.GetManifestResourceStream("report.css")!);
        return reader.ReadToEnd();
    }

    private static List<Dictionary<string, string>> Palettes()
    {
        var palettes = new List<Dictionary<string, string>>();
        var css = StyleSheet();
        for (var start = css.IndexOf(":root {", StringComparison.Ordinal); start >= 0; start = css.IndexOf(":root {", start + 1, StringComparison.Ordinal))
        {
            var block = css[(start + 7)..css.IndexOf('}', start)];
            palettes.Add(block.Split(';').Select(static d => d.Split(':', StringSplitOptions.TrimEntries)).Where(static d => d[0].StartsWith("--", StringComparison.Ordinal)).ToDictionary(static d => d[0][2..], static d => d[1]));
        }

        return palettes;
    }

    /// <summary>The contrast ratio of WCAG 2.2, from 1 to 21.</summary>
    private static double Contrast(string a, string b)
    {
        var (lighter, darker) = (Math.Max(Luminance(a), Luminance(b)), Math.Min(Luminance(a), Luminance(b)));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double Luminance(string colour) => (0.2126 * Channel(colour, 1)) + (0.7152 * Channel(colour, 3)) + (0.0722 * Channel(colour, 5));

    private static double Channel(string colour, int at)
    {
        var value = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }
}
