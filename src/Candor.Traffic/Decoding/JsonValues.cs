using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Candor.Traffic.Decoding;

/// <summary>Gives the values of JSON, of one document or of many on end, as loosely as browsers and servers take it.</summary>
internal static class JsonValues
{
    private const int MaxDepth = 64;
    private const int LeastBytes = 6;

    private static readonly JsonReaderOptions Options = new()
    {
        AllowTrailingCommas = true,
        AllowMultipleValues = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = MaxDepth,
    };

    /// <summary>Reads JSON.</summary>
    /// <param name="data">The text.</param>
    /// <param name="values">Takes the values.</param>
    /// <param name="trail">The way to the text.</param>
    /// <param name="arena">Where unescaped strings live.</param>
    /// <returns>Whether it was JSON to its end; where not, the values before the fault were given.</returns>
    public static bool Read(ReadOnlyMemory<byte> data, IDecodedValues values, Trail trail, DecodedArena arena)
    {
        var reader = new Utf8JsonReader(data.Span, Options);
        var level = new Level[8];
        var depth = 0;
        level[0] = new(trail);
        try
        {
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.StartObject or JsonTokenType.StartArray:
                        level[depth].HasOthers = true;
                        var inner = Here(ref level[depth]);
                        if (++depth == level.Length)
                        {
                            Array.Resize(ref level, level.Length * 2);
                        }

                        level[depth] = new(inner, reader.TokenType == JsonTokenType.StartArray);
                        break;
                    case JsonTokenType.EndObject or JsonTokenType.EndArray:
                        End(ref level[depth--], values);
                        break;
                    case JsonTokenType.PropertyName:
                        var name = Text(ref reader, data, arena);
                        level[depth].Property = name;
                        values.Name(name, level[depth].Trail);
                        break;
                    case JsonTokenType.String:
                        level[depth].HasOthers = true;
                        values.Value(Text(ref reader, data, arena), Here(ref level[depth]));
                        break;
                    case JsonTokenType.Number:
                        Number(ref reader, data, ref level[depth], values);
                        break;
                    default:
                        level[depth].HasOthers = true;
                        _ = Here(ref level[depth]);
                        break;
                }
            }

            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static void Number(ref Utf8JsonReader reader, ReadOnlyMemory<byte> data, ref Level level, IDecodedValues values)
    {
        // Bytes, signed or not: elements of an array, or properties that are numbered from 0, as typed arrays become in JSON.
        if (!level.HasOthers && reader.TryGetInt32(out var b) && b is >= -128 and <= 255 && (level.IsArray || IsNumbered(level.Property, level.Bytes?.Count ?? 0)))
        {
            (level.Bytes ??= []).Add((byte)b);
        }
        else
        {
            level.HasOthers = true;
        }

        values.Value(data.Slice((int)reader.TokenStartIndex, reader.ValueSpan.Length), Here(ref level));
    }

    private static bool IsNumbered(ReadOnlyMemory<byte>? property, int number) =>
        property is { } name && Utf8Parser.TryParse(name.Span, out int value, out var used) && used == name.Length && value == number;

    /// <summary>Numbers of one byte each are bytes.</summary>
    private static void End(ref Level level, IDecodedValues values)
    {
        if (!level.HasOthers && level.Bytes is { Count: >= LeastBytes } bytes)
        {
            values.Value(bytes.ToArray(), level.Trail.Then("bytes"));
        }
    }

    private static Trail Here(ref Level level)
    {
        if (level.IsArray)
        {
            return level.Trail.Then(StepKind.JsonElement, level.Index++);
        }

        return level.Property is { } property ? level.Trail.Then(StepKind.JsonProperty, property) : level.Trail;
    }

    private static ReadOnlyMemory<byte> Text(ref Utf8JsonReader reader, ReadOnlyMemory<byte> data, DecodedArena arena)
    {
        if (!reader.ValueIsEscaped)
        {
            return data.Slice((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);
        }

        var memory = arena.Take(reader.ValueSpan.Length);
        try
        {
            return memory[..reader.CopyString(memory.Span)];
        }
        catch (InvalidOperationException)
        {
            // An escape of half a surrogate pair: undone as JavaScript does.
            return memory[..Math.Max(0, TextDecoders.Escapes(reader.ValueSpan, memory.Span))];
        }
    }

    private record struct Level(Trail Trail, bool IsArray = false)
    {
        public int Index;
        public ReadOnlyMemory<byte>? Property;
        public List<byte>? Bytes;
        public bool HasOthers;
    }
}
