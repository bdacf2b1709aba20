namespace Candor.Cases;

/// <summary>A setting of the whole installation.</summary>
public sealed class SettingRow
{
    /// <summary>Its name.</summary>
    public required string Key { get; init; }

    /// <summary>Its value.</summary>
    public required string Value { get; init; }
}
