namespace Candor.Policies.Text;

/// <summary>Whether declarations of CSS keep text from being seen: not shown, of no size or colour, or moved off the page.</summary>
internal static class HiddenStyle
{
    private static readonly string[] Hiding =
    [
        "display:none", "visibility:hidden", "visibility:collapse", "content-visibility:hidden", "opacity:0;", "opacity:0.0", "font-size:0;", "font-size:0p", "font-size:0e", "font-size:0r",
        "font-size:1px", "color:transparent", "text-indent:-9", "left:-9", "top:-9", "margin-left:-9", "clip:rect(0", "clip-path:inset(50%", "clip-path:inset(100%",
    ];

    /// <summary>Reads declarations.</summary>
    public static bool Hides(string declarations)
    {
        var compact = string.Concat(declarations.Where(static c => !char.IsWhiteSpace(c))) + ";";
        return Array.Exists(Hiding, h => compact.Contains(h, StringComparison.OrdinalIgnoreCase));
    }
}
