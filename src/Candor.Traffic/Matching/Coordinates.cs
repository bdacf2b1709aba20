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

        if (text.IndexOf("°"u8) > 0)
        {
            AddSexagesimal(text, trail);
        }
        else if (text.Length is >= 5 and <= 12 && text.IndexOfAnyExceptInRange((byte)'0', (byte)'9') >= 0 && Geohash(text) is { } cell)
        {
            // A cell of seven letters is 153 m wide, one of five 4.9 km.
            var decimals = text.Length >= 7 ? 6 : 2;
            Add(cell.Latitude, decimals, trail.Then("geohash"), 0, text.Length);
            Add(cell.Longitude, decimals, trail.Then("geohash"), 0, text.Length);
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

    /// <summary>Degrees, minutes and seconds.</summary>
    private void AddSexagesimal(ReadOnlySpan<byte> text, Trail trail)
    {
        for (var i = 0; i < text.Length;)
        {
            var start = text[i..].IndexOfAnyInRange((byte)'0', (byte)'9');
            if (start < 0)
            {
                return;
            }

            start += i;
            i = start;
            var value = 0.0;
            var scale = 1.0;
            var parts = 0;
            while (parts < 3 && Utf8Parser.TryParse(text[i..], out double part, out var used))
            {
                var rest = text[(i + used)..];
                var sign = parts == 0 ? rest.StartsWith("°"u8) ? 2 : 0
                    : parts == 1 ? rest.StartsWith("'"u8) ? 1 : rest.StartsWith("′"u8) ? 3 : 0
                    : rest.StartsWith("\""u8) ? 1 : rest.StartsWith("″"u8) ? 3 : rest.StartsWith("''"u8) ? 2 : 0;
                if (sign == 0)
                {
                    i += used;
                    break;
                }

                value += part * scale;
                scale /= 60;
                parts++;
                i += used + sign;
                while (i < text.Length && text[i] == ' ')
                {
                    i++;
                }
            }

            if (parts >= 2)
            {
                Add(value, parts == 3 ? 4 : 2, trail.Then("degrees, minutes, seconds"), start, i - start);
            }

            i = Math.Max(i, start + 1);
        }
    }

    /// <summary>The middle of a cell (Niemeyer's geohash); null where the text names none.</summary>
    private static GeoPoint? Geohash(ReadOnlySpan<byte> text)
    {
        var (south, north, west, east) = (-90.0, 90.0, -180.0, 180.0);
        var isLongitude = true;
        foreach (var c in text)
        {
            var digit = "0123456789bcdefghjkmnpqrstuvwxyz"u8.IndexOf(c);
            if (digit < 0)
            {
                return null;
            }

            for (var bit = 4; bit >= 0; bit--, isLongitude = !isLongitude)
            {
                var isUpper = ((digit >> bit) & 1) != 0;
                if (isLongitude)
                {
                    var middle = (west + east) / 2;
                    (west, east) = isUpper ? (middle, east) : (west, middle);
                }
                else
                {
                    var middle = (south + north) / 2;
                    (south, north) = isUpper ? (middle, north) : (south, middle);
                }
            }
        }

        return new((south + north) / 2, (west + east) / 2);
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
