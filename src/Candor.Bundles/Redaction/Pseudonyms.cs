using System.Globalization;
using System.Text;

namespace Candor.Bundles.Redaction;

/// <summary>
/// Hashes that would give away what was taken out: of a file, or of evidence, whoever knows all of it but a telephone number could try the numbers. Each
/// is taken out too and replaced by a number of the same length, the same everywhere, so that what points to it still does.
/// </summary>
internal sealed class Pseudonyms
{
    public const int HashDigits = 64;
    public const int IdDigits = 16;
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    public int Count => _names.Count;

    /// <summary>Marks a hash (64 digits) or an id (a word, a hyphen, 16 digits) as one to take out.</summary>
    public bool Add(string token)
    {
        if (_names.ContainsKey(token))
        {
            return false;
        }

        var digits = token.Length == HashDigits ? HashDigits : IdDigits;
        _names[token] = token[..^digits] + (_names.Count + 1).ToString("x", CultureInfo.InvariantCulture).PadLeft(digits, '0');
        return true;
    }

    /// <summary>What takes its place; null for what stays.</summary>
    public string? Find(string token) => _names.GetValueOrDefault(token);

    /// <summary>The name of a file, with a hash in it replaced.</summary>
    public string NameOf(string path)
    {
        foreach (var (start, length) in Tokens(Encoding.ASCII.GetBytes(path)))
        {
            if (Find(path.Substring(start, length)) is { } name)
            {
                return path[..start] + name + path[(start + length)..];
            }
        }

        return path;
    }

    /// <summary>Takes the marked hashes and ids out of a file.</summary>
    public void TakeOutOf(TextFile file)
    {
        foreach (var (start, length) in Tokens(file.Original))
        {
            if (Find(Encoding.ASCII.GetString(file.Original, start, length)) is { } name)
            {
                file.Replace(start, Encoding.ASCII.GetBytes(name));
            }
        }
    }

    /// <summary>The runs of 64 hexadecimal digits, and the words that end in a hyphen and 16 of them.</summary>
    private static IEnumerable<(int Start, int Length)> Tokens(byte[] bytes)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            var from = i;
            while (i < bytes.Length && char.IsAsciiHexDigitLower((char)bytes[i]))
            {
                i++;
            }

            if (i - from == HashDigits)
            {
                yield return (from, HashDigits);
            }
            else if (i - from == IdDigits && from > 1 && bytes[from - 1] == (byte)'-')
            {
                var word = from - 1;
                while (word > 0 && (char.IsAsciiLetterLower((char)bytes[word - 1]) || (bytes[word - 1] == (byte)'-' && word - 1 > 0)))
                {
                    word--;
                }

                if (word < from - 1)
                {
                    yield return (word, from + IdDigits - word);
                }
            }
        }
    }
}
