using System.Globalization;

namespace Candor.Reports;

/// <summary>Numbers as a report writes them, the same in both languages.</summary>
internal static class Figures
{
    private static readonly string[] Units = ["B", "KiB", "MiB", "GiB"];

    /// <summary>With commas between thousands.</summary>
    public static string Of(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A size in bytes, and rounded to a unit that reads well.</summary>
    public static string Size(long bytes)
    {
        double value = bytes;
        var unit = 0;
        while (value >= 1024 && unit < Units.Length - 1)
        {
            value /= 1024;
            unit++;
        }

        return unit == 0 ? $"{Of(bytes)} B" : string.Create(CultureInfo.InvariantCulture, $"{value:0.0} {Units[unit]} ({Of(bytes)} B)");
    }

    /// <summary>An offset in hexadecimal, at least four digits.</summary>
    public static string Offset(int value) => string.Create(CultureInfo.InvariantCulture, $"0x{value:x4}");

    /// <summary>Milliseconds as seconds with three decimals.</summary>
    public static string Seconds(long milliseconds) => string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 1000.0:0.000}");
}
