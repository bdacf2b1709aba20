using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Candor.Bundles.Manifests;

/// <summary>Reads the JSON of a manifest or a statement: properties in their one order, and nothing else.</summary>
internal ref struct StrictJson
{
    private readonly string _file;
    private Utf8JsonReader _reader;

    public StrictJson(string file, ReadOnlySpan<byte> bytes)
    {
        _file = file;
        _reader = new(bytes, new JsonReaderOptions { MaxDepth = 8 });
    }

    public JsonTokenType Next()
    {
        try
        {
            return _reader.Read() ? _reader.TokenType : throw Bad("it ends too early");
        }
        catch (JsonException e)
        {
            throw new BadBundleException(_file, "it is no JSON: " + Plain(e.Message), _reader.BytesConsumed, _reader.BytesConsumed + 1, e);
        }
    }

    public void Expect(JsonTokenType type)
    {
        if (Next() != type)
        {
            throw Bad($"{type} is expected");
        }
    }

    public void Property(string name)
    {
        Expect(JsonTokenType.PropertyName);
        if (!_reader.ValueTextEquals(name))
        {
            throw Bad($"the property '{name}' is expected");
        }
    }

    /// <summary>The name of the property here; at most 32 characters of it.</summary>
    public string PropertyName()
    {
        Expect(JsonTokenType.PropertyName);
        return Raw(32);
    }

    public string Text(int most)
    {
        Expect(JsonTokenType.String);
        return Raw(most);
    }

    public void Word(string word)
    {
        if (Text(64) != word)
        {
            throw Bad($"'{word}' is expected");
        }
    }

    public long Number(long most)
    {
        Expect(JsonTokenType.Number);
        return NumberHere(most);
    }

    public readonly long NumberHere(long most) => _reader.TryGetInt64(out var number) && number >= 0 && number <= most ? number : throw Bad("the number is out of range");

    public byte[] Hex(int length)
    {
        Expect(JsonTokenType.String);
        return HexHere(length);
    }

    public readonly byte[] HexHere(int length)
    {
        var text = _reader.HasValueSequence || _reader.ValueIsEscaped ? default : _reader.ValueSpan;
        if (text.Length == length * 2)
        {
            var bytes = new byte[length];
            if (Convert.FromHexString(Encoding.ASCII.GetString(text), bytes, out _, out _) == OperationStatus.Done)
            {
                return bytes;
            }
        }

        throw Bad($"{length} bytes in hexadecimal are expected");
    }

    public void End()
    {
        try
        {
            if (!_reader.Read())
            {
                return;
            }
        }
        catch (JsonException e)
        {
            throw new BadBundleException(_file, "it is no JSON: " + Plain(e.Message), _reader.BytesConsumed, _reader.BytesConsumed + 1, e);
        }

        throw Bad("more follows");
    }

    public readonly BadBundleException Bad(string message) => new(_file, message, _reader.TokenStartIndex, Math.Max(_reader.BytesConsumed, _reader.TokenStartIndex + 1));

    private readonly string Raw(int most) =>
        _reader.ValueIsEscaped || _reader.HasValueSequence || _reader.ValueSpan.Length > most || !Ascii.IsValid(_reader.ValueSpan)
            ? throw Bad("the text is longer than it may be, or escaped")
            : Encoding.ASCII.GetString(_reader.ValueSpan);

    /// <summary>The first sentence of a message.</summary>
    private static string Plain(string message) => message.Split(". ")[0].TrimEnd('.');
}
