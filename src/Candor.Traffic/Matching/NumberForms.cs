using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace Candor.Traffic.Matching;

/// <summary>The values of a persona that are numbers, as binary formats and short links write them: as integers, packed decimals, and in other radixes.</summary>
internal sealed class NumberForms
{
    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /// <summary>The fewest decimal digits of a number that is no chance.</summary>
    private const int LeastDigits = 10;

    private readonly List<(int Value, string Step, byte[] Bytes)> _bytes = [];
    private readonly List<(int Value, string Step, byte[] Text)> _texts = [];

    public NumberForms(Persona persona)
    {
        for (var i = 0; i < persona.Values.Length; i++)
        {
            var digits = string.Concat(persona.Values[i].Value.Where(char.IsAsciiDigit));
            if (persona.Values[i].DataType is not ("phone-number" or "imei" or "imsi" or "iccid" or "bank-account" or "id-card-number" or "serial-number")
                || digits.Length is < LeastDigits or > 20
                || persona.Values[i].Value.Any(char.IsLetter)
                || !long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                continue;
            }

            var bytes = new byte[8];
            BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
            _bytes.Add((i, "int64", bytes));
            bytes = new byte[8];
            BinaryPrimitives.WriteInt64BigEndian(bytes, number);
            _bytes.Add((i, "int64, network order", bytes));
            var filled = (digits.Length & 1) == 0 ? digits : digits + "F";
            _bytes.Add((i, "packed decimals", Convert.FromHexString(filled)));
            _bytes.Add((i, "packed decimals, low half first", Convert.FromHexString(string.Concat(filled.Chunk(2).Select(static p => $"{p[1]}{p[0]}")))));
            if ((digits.Length & 1) != 0)
            {
                _bytes.Add((i, "packed decimals", Convert.FromHexString("0" + digits)));
            }

            foreach (var radix in (int[])[16, 32, 36, 62])
            {
                var text = InRadix(number, radix);
                var step = string.Create(CultureInfo.InvariantCulture, $"radix {radix}");
                _texts.Add((i, step, Encoding.ASCII.GetBytes(text)));
                if (radix < 62 && text.Any(char.IsLetter))
                {
                    _texts.Add((i, step, Encoding.ASCII.GetBytes(text.ToUpperInvariant())));
                }
            }
        }
    }

    /// <summary>Finds the numbers among bytes.</summary>
    public ImmutableArray<(int Value, string Step, int Start, int Length)> FindBytes(ReadOnlySpan<byte> data)
    {
        ImmutableArray<(int, string, int, int)>.Builder? found = null;
        foreach (var (value, step, bytes) in _bytes)
        {
            if (data.IndexOf(bytes) is >= 0 and var at)
            {
                (found ??= ImmutableArray.CreateBuilder<(int, string, int, int)>()).Add((value, step, at, bytes.Length));
            }
        }

        return found?.ToImmutable() ?? [];
    }

    /// <summary>Whether a whole text is one of the numbers in another radix.</summary>
    public (int Value, string Step)? FindText(ReadOnlySpan<byte> text)
    {
        if (text.Length is < 6 or > 20)
        {
            return null;
        }

        foreach (var (value, step, written) in _texts)
        {
            if (text.SequenceEqual(written))
            {
                return (value, step);
            }
        }

        return null;
    }

    private static string InRadix(BigInteger number, int radix)
    {
        var text = new StringBuilder();
        for (; !number.IsZero; number /= radix)
        {
            text.Insert(0, Digits[(int)(number % radix)]);
        }

        return text.ToString();
    }
}
