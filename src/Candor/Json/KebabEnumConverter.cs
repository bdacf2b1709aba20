using System.Text.Json;
using System.Text.Json.Serialization;

namespace Candor;

/// <summary>Writes enumerations in JSON as <see cref="KebabEnum"/> does.</summary>
public sealed class KebabEnumConverter<T> : JsonConverter<T>
    where T : struct, Enum
{
    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { } text && KebabEnum.TryParse<T>(text, out var value)
            ? value
            : throw new JsonException($"'{reader.GetString()}' is not a {typeof(T).Name}.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(KebabEnum.Format(value));
    }
}
