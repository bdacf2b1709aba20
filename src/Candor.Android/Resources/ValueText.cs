using System.Globalization;

namespace Candor.Android.Resources;

/// <summary>Writes typed values as they stand in source XML.</summary>
internal static class ValueText
{
    private static readonly float[] Radix = [1f / 256, 1f / (1 << 15), 1f / (1 << 23), 1f / (1L << 31)];
    private static readonly string[] Units = ["px", "dp", "sp", "pt", "in", "mm"];

    public static string Render(ValueType type, uint data, string? text) => type switch
    {
        ValueType.Null => data == 1 ? "@empty" : "@null",
        ValueType.String => text ?? "",
        ValueType.Reference or ValueType.DynamicReference => Format($"@0x{data:x8}"),
        ValueType.Attribute or ValueType.DynamicAttribute => Format($"?0x{data:x8}"),
        ValueType.Float => BitConverter.UInt32BitsToSingle(data).ToString("R", CultureInfo.InvariantCulture),
        ValueType.Dimension => Complex(data) + ((data & 0xf) < Units.Length ? Units[data & 0xf] : "?"),
        ValueType.Fraction => Format($"{Number(data) * 100:R}{((data & 0xf) == 1 ? "%p" : "%")}"),
        ValueType.IntDecimal => ((int)data).ToString(CultureInfo.InvariantCulture),
        ValueType.IntBoolean => data != 0 ? "true" : "false",
        ValueType.ColorArgb8 => Format($"#{data:x8}"),
        ValueType.ColorRgb8 => Format($"#{data & 0xffffff:x6}"),
        ValueType.ColorArgb4 or ValueType.ColorRgb4 => Format($"#{data:x8}"),
        _ => Format($"0x{data:x}"),
    };

    /// <summary>Whether the type is one of the integer family, colours included, as Android groups them.</summary>
    public static bool IsInteger(ValueType type) => (byte)type is >= 0x10 and <= 0x1f;

    private static string Complex(uint data) => Number(data).ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A 24-bit mantissa with one of four places for the point.</summary>
    private static float Number(uint data) => (int)(data & 0xffffff00) * Radix[(data >> 4) & 3];

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
