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
                .SelectMany(static v => new[] { v.Value, Uri.EscapeDataString(v.Value) })
                .Where(static v => v.Length > 2)
                .Distinct(StringComparer.Ordinal)
                .OrderByDescending(static v => v.Length)
                .Select(static v => (v, string.Concat(v.AsSpan(0, 1), new string('■', Math.Min(8, v.Length - 2)), v.AsSpan(v.Length - 1)))),
        ]
        : [];

    public string Apply(string text)
    {
        foreach (var (value, masked) in _values)
        {
            text = text.Replace(value, masked, StringComparison.Ordinal);
        }

        return text;
    }
}
