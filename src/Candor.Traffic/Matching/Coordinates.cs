using System.Buffers.Text;
using System.Globalization;
using Candor.Traffic.Decoding;

namespace Candor.Traffic.Matching;

/// <summary>
/// Finds the place of the persona among the numbers of a part: a latitude and a longitude that stand by each other and are both near it, as fractions
/// or as integers of millionths. The offsets that Chinese maps add to WGS 84 (GCJ-02, BD-09: up to about 1.2 km) are within what counts as near.
/// </summary>
internal sealed class Coordinates(GeoPoint? place)
{
    private const double NearDegrees = 0.02;
    private const double CoarseDegrees = 0.06;
    private const int Reach = 3;
    private const int MostNumbers = 4_096;
    private const int LongestText = 8_192;

    private static readonly double[] Scales = [1e5, 1e6, 1e7];
    private readonly List<(double Value, int Decimals, Trail Trail, int Start, int Length)> _numbers = [];

    public void Clear() => _numbers.Clear();

    /// <summary>Takes an integer, which may be a scaled fraction.</summary>
    public void Add(long value, Trail trail)
    {
        if (place is null || _numbers.Count >= MostNumbers || Math.Abs((double)value) is < 1e5 or > 1.8e9)
        {
            return;
        }

        foreach (var scale in Scales)
        {
            Add(value / scale, 6, trail);
        }
    }

    /// <summary>Takes a fraction.</summary>
    public void Add(double value, int decimals, Trail trail, int start = 0, int length = 0)
    {
        if (place is not null && _numbers.Count < MostNumbers && (IsNear(value, place.Latitude, CoarseDegrees) || IsNear(value, place.Longitude, CoarseDegrees)))
        {
            _numbers.Add((value, decimals, trail, start, length));
        }
    }

    /// <summary>Takes the fractions, and the integers, of a text.</summary>
    public void AddText(ReadOnlySpan<byte> text, Trail trail)
    {
        if (place is null || text.Length is < 4 or > LongestText || text.IndexOfAnyInRange((byte)'0', (byte)'9') < 0)
        {
            return;
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit((char)text[i]) || (i > 0 && (char.IsAsciiLetterOrDigit((char)text[i - 1]) || text[i - 1] == '.')))
            {
                continue;
            }

            var start = i > 0 && text[i - 1] == '-' ? i - 1 : i;
            while (i < text.Length && char.IsAsciiDigit((char)text[i]))
            {
                i++;
            }

            var whole = i;
            if (i + 1 < text.Length && text[i] == '.' && char.IsAsciiDigit((char)text[i + 1]))
            {
                i++;
                while (i < text.Length && char.IsAsciiDigit((char)text[i]))
                {
                    i++;
                }
            }

            if (i == whole)
            {
                if (i - start is >= 6 and <= 11 && long.TryParse(text[start..i], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer))
                {
                    Add(integer, trail);
                }
            }
            else if (Utf8Parser.TryParse(text[start..i], out double value, out var used) && used == i - start)
            {
                Add(value, i - whole - 1, trail, start, i - start);
            }
        }
    }

    /// <summary>Gives the pairs that are the persona's place.</summary>
    public void Report(List<Find> finds)
    {
        for (var i = 0; place is not null && i < _numbers.Count; i++)
        {
            for (var j = Math.Max(0, i - Reach); j <= Math.Min(_numbers.Count - 1, i + Reach); j++)
            {
                if (i == j || TypeOf(_numbers[i], _numbers[j], place) is not { } dataType)
                {
                    continue;
                }

                var (latitude, longitude) = (_numbers[i], _numbers[j]);
                finds.Add(new(
                    dataType,
                    SightingBasis.Persona,
                    latitude.Trail.ToChain("near the persona"),
                    latitude.Start,
                    latitude.Length,
                    string.Create(CultureInfo.InvariantCulture, $"{latitude.Value}, {longitude.Value}")));
                return;
            }
        }
    }

    private static string? TypeOf((double Value, int Decimals, Trail Trail, int, int) latitude, (double Value, int Decimals, Trail Trail, int, int) longitude, GeoPoint place)
    {
        var decimals = Math.Min(latitude.Decimals, longitude.Decimals);
        if (decimals >= 3 && IsNear(latitude.Value, place.Latitude, NearDegrees) && IsNear(longitude.Value, place.Longitude, NearDegrees))
        {
            return "precise-location";
        }

        // A place to one or two decimals is a neighbourhood; two small numbers are met by chance, so their names have to speak.
        return decimals >= 1
            && IsNear(latitude.Value, place.Latitude, CoarseDegrees)
            && IsNear(longitude.Value, place.Longitude, CoarseDegrees)
            && IsNamed(latitude.Trail, "lat") && IsNamed(longitude.Trail, "lo")
            ? "coarse-location"
            : null;
    }

    private static bool IsNamed(Trail trail, string word) => trail.NearestName().Contains(word, StringComparison.Ordinal);

    private static bool IsNear(double value, double target, double degrees) => Math.Abs(value - target) <= degrees;
}
