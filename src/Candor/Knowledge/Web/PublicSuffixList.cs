using System.Globalization;
using System.Text;

namespace Candor.Knowledge.Web;

/// <summary>
/// The public suffix list (publicsuffix.org, MPL-2.0): under which names anyone may register a domain. Two hosts with the same registrable domain
/// are the same site. Rules, wildcards and exceptions are applied as the list's own algorithm says; both its sections count, as in browsers.
/// </summary>
public sealed class PublicSuffixList
{
    private const byte Plain = 1;
    private const byte Wildcard = 2;
    private const byte Exception = 4;

    private readonly ReadOnlyMemory<byte> _file;
    private readonly Lazy<Dictionary<string, byte>> _rules;

    /// <summary>Takes the list; it is parsed when it is first asked.</summary>
    /// <param name="file">The list as published, UTF-8. Empty: every last label is a suffix.</param>
    public PublicSuffixList(ReadOnlyMemory<byte> file)
    {
        _file = file;
        _rules = new(Parse);
    }

    /// <summary>How many rules there are.</summary>
    public int Count => _rules.Value.Count;

    /// <summary>The registrable domain of a host, in lower case; the host itself where it is an address, a single label or a public suffix.</summary>
    /// <param name="host">A host name without port.</param>
    public string DomainOf(string host)
    {
        ArgumentNullException.ThrowIfNull(host);
        var name = host.TrimEnd('.').ToLowerInvariant();
        if (name.Length == 0 || name[0] == '[' || !name.Contains('.', StringComparison.Ordinal) || System.Net.IPAddress.TryParse(name, out _))
        {
            return name;
        }

        var suffix = SuffixStart(name);
        if (suffix <= 1)
        {
            return name;
        }

        return name[(name.LastIndexOf('.', suffix - 2) + 1)..];
    }

    /// <summary>Where the public suffix of a name begins.</summary>
    private int SuffixStart(string name)
    {
        var rules = _rules.Value.GetAlternateLookup<ReadOnlySpan<char>>();
        var best = name.LastIndexOf('.') + 1;
        var labelBefore = name.Length;
        for (var start = best; ; start = name.LastIndexOf('.', start - 2) + 1)
        {
            if (rules.TryGetValue(name.AsSpan(start), out var kind))
            {
                if ((kind & Exception) != 0)
                {
                    return name.IndexOf('.', start) + 1;
                }

                if ((kind & Plain) != 0)
                {
                    best = Math.Min(best, start);
                }

                if ((kind & Wildcard) != 0 && start > 0)
                {
                    labelBefore = start < 2 ? 0 : name.LastIndexOf('.', start - 2) + 1;
                    // An exception of the wildcard names the label before.
                    if (!rules.TryGetValue(name.AsSpan(labelBefore), out var before) || (before & Exception) == 0)
                    {
                        best = Math.Min(best, labelBefore);
                    }
                }
            }

            if (start < 2)
            {
                return best;
            }
        }
    }

    private Dictionary<string, byte> Parse()
    {
        var rules = new Dictionary<string, byte>(12_000, StringComparer.Ordinal);
        var mapping = new IdnMapping { AllowUnassigned = true };
        foreach (var line in Encoding.UTF8.GetString(_file.Span).AsSpan().EnumerateLines())
        {
            var rule = line.Trim();
            if (rule.IsEmpty || rule.StartsWith("//", StringComparison.Ordinal))
            {
                continue;
            }

            var end = rule.IndexOfAny(' ', '\t');
            rule = end < 0 ? rule : rule[..end];
            var kind = Plain;
            if (rule.StartsWith("*.", StringComparison.Ordinal))
            {
                kind = Wildcard;
                rule = rule[2..];
            }
            else if (rule[0] == '!')
            {
                kind = Exception;
                rule = rule[1..];
            }

            Add(rules, rule.ToString().ToLowerInvariant(), kind, mapping);
        }

        return rules;
    }

    /// <summary>Adds a rule as written and in the form that host names have on the wire.</summary>
    private static void Add(Dictionary<string, byte> rules, string rule, byte kind, IdnMapping mapping)
    {
        rules[rule] = (byte)(rules.GetValueOrDefault(rule) | kind);
        if (Ascii.IsValid(rule))
        {
            return;
        }

        try
        {
            var ascii = mapping.GetAscii(rule);
            rules[ascii] = (byte)(rules.GetValueOrDefault(ascii) | kind);
        }
        catch (ArgumentException)
        {
            // A label that IDNA does not allow has no form on the wire.
        }
    }
}
