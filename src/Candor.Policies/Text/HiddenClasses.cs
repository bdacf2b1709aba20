using System.Collections.Frozen;

namespace Candor.Policies.Text;

/// <summary>
/// The classes and ids that a page's own style sheets hide: simple selectors (<c>.a</c>, <c>#b</c>) whose rule says <c>display: none</c> or the like.
/// Sheets in other files and selectors of several parts are not followed.
/// </summary>
internal sealed class HiddenClasses
{
    private const int MostStyle = 1 << 20;
    private static readonly System.Buffers.SearchValues<char> Combining = System.Buffers.SearchValues.Create(" .#:>[+~*");

    private HiddenClasses(FrozenSet<string> names) => Names = names;

    /// <summary>A page that hides nothing so.</summary>
    public static HiddenClasses None { get; } = new([]);

    private FrozenSet<string> Names { get; }

    /// <summary>Reads the rules of a style sheet.</summary>
    public static HiddenClasses Read(string css)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var text = css.Length > MostStyle ? css[..MostStyle] : css;
        for (var at = 0; at < text.Length;)
        {
            var open = text.IndexOf('{', at);
            var close = open < 0 ? -1 : text.IndexOf('}', open);
            if (close < 0)
            {
                break;
            }

            if (HiddenStyle.Hides(text[(open + 1)..close]))
            {
                foreach (var selector in text[at..open].Split(',', StringSplitOptions.TrimEntries))
                {
                    if (selector.Length > 1 && selector[0] is '.' or '#' && selector.AsSpan(1).IndexOfAny(Combining) < 0)
                    {
                        names.Add(selector);
                    }
                }
            }

            at = close + 1;
        }

        return names.Count == 0 ? None : new(names.ToFrozenSet(StringComparer.Ordinal));
    }

    /// <summary>Whether an element's classes or id are hidden.</summary>
    public bool Hide(AngleSharp.Dom.IElement element)
    {
        if (Names.Count == 0)
        {
            return false;
        }

        foreach (var name in element.ClassList)
        {
            if (Names.Contains("." + name))
            {
                return true;
            }
        }

        return element.Id is { Length: > 0 } id && Names.Contains("#" + id);
    }
}
