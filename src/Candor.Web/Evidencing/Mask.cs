using Candor.Traffic;

namespace Candor.Web.Evidencing;

/// <summary>Masks the values of a persona in what is kept, where redaction is asked for: the first and the last sign stay.</summary>
internal sealed class Mask
{
    private readonly (string Value, string Masked)[] _values;

    public Mask(Persona persona, bool isOn) => _values = isOn
        ?
        [
            .. persona.Values
                .SelectMany(static v => new[] { v.Value, Uri.EscapeDataString(v.Value), Uri.EscapeDataString(v.Value).Replace("%20", "+", StringComparison.Ordinal), Escaped(v.Value) })
                .Where(static v => v.Length > 2)
                .Distinct(StringComparer.Ordinal)
                .OrderByDescending(static v => v.Length)
                .Select(static v => (v, string.Concat(v.AsSpan(0, 1), new string('■', Math.Min(8, v.Length - 2)), v.AsSpan(v.Length - 1)))),
        ]
        : [];

    /// <summary>As JSON writes signs beyond ASCII.</summary>
    private static string Escaped(string value) =>
        string.Concat(value.Select(static c => c < 128 ? c.ToString() : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"\\u{(int)c:x4}")));

    public string Apply(string text)
    {
        foreach (var (value, masked) in _values)
        {
            text = text.Replace(value, masked, StringComparison.OrdinalIgnoreCase);
        }

        return text;
    }
}
