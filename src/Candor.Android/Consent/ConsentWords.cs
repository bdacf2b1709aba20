using System.Collections.Immutable;
using Candor.Knowledge.Android;

namespace Candor.Android.Consent;

/// <summary>Tells what a key of a stored flag, or a label of a button, says of consent.</summary>
internal sealed class ConsentWords(ImmutableArray<ConsentWord> words)
{
    /// <summary>Longer texts are notices, not labels.</summary>
    private const int MaxLabel = 40;

    /// <summary>Longer keys are not looked at.</summary>
    private const int MaxKey = 200;

    private readonly WordList _keys = new(words, "key");
    private readonly WordList _buttons = new(words, "button");
    private readonly Dictionary<string, FlagMeaning> _meanings = new(StringComparer.Ordinal);

    /// <summary>What a flag with this key says.</summary>
    public FlagMeaning OfKey(string key)
    {
        if (key.Length > MaxKey)
        {
            return FlagMeaning.None;
        }

        if (!_meanings.TryGetValue(key, out var meaning))
        {
            _meanings.Add(key, meaning = Meaning(_keys.MeaningsIn(key)));
        }

        return meaning;
    }

    /// <summary>What a button says: by its labels and its names, a refusal before an agreement.</summary>
    public ButtonMeaning OfButton(IEnumerable<string> labels, IEnumerable<string> names)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var label in labels.Where(static l => l.Length <= MaxLabel))
        {
            found.UnionWith(_buttons.MeaningsIn(label));
        }

        foreach (var name in names.Where(static n => n.Length <= MaxKey))
        {
            // A view named after the agreement shows it; it is not the button that agrees.
            found.UnionWith(_buttons.MeaningsIn(name.Replace("agreement", "", StringComparison.OrdinalIgnoreCase)));
        }

        return found.Contains("refused") ? ButtonMeaning.Refused
            : found.Contains("agreed") ? ButtonMeaning.Agreed
            : found.Contains("maybe") ? ButtonMeaning.Maybe
            : ButtonMeaning.None;
    }

    private static FlagMeaning Meaning(HashSet<string> found)
    {
        if (found.Contains("refused"))
        {
            return FlagMeaning.None;
        }

        var names = found.Contains("agreed") || found.Contains("topic") || found.Contains("loose-topic");
        if (found.Contains("pending"))
        {
            return FlagMeaning.Pending;
        }

        return found.Contains("agreed") ? FlagMeaning.Agreed
            : !names ? FlagMeaning.None
            : found.Contains("shown") || !found.Contains("topic") ? FlagMeaning.Loose
            : FlagMeaning.Agreed;
    }
}
