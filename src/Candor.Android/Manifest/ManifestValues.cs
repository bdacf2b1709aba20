using System.Collections.Immutable;
using System.Globalization;
using Candor.Android.Resources;
using ValueType = Candor.Android.Resources.ValueType;

namespace Candor.Android.Manifest;

/// <summary>Reads attributes as Android's parser does: references resolved in the default configuration, types coerced.</summary>
internal sealed class ManifestValues(ResourceTable? resources)
{
    public string? Text(AxmlAttribute? attribute)
    {
        if (attribute is null || attribute.Type == ValueType.Null)
        {
            return null;
        }
        return attribute.IsReference ? resources?.ResolveText(attribute.Data) : attribute.Text;
    }

    public ManifestText? Labelled(AxmlAttribute? attribute) =>
        attribute is null || attribute.Type == ValueType.Null ? null
        : new ManifestText(Text(attribute), attribute.IsReference ? attribute.Data : 0);

    public bool? Bool(AxmlAttribute? attribute)
    {
        if (Value(attribute) is not var (type, data, text))
        {
            return null;
        }
        return ValueText.IsInteger(type) ? data != 0
            : text is "true" or "TRUE" or "True" or "1" ? true
            : text is "false" or "FALSE" or "False" or "0" ? false
            : null;
    }

    public int? Int(AxmlAttribute? attribute)
    {
        if (Value(attribute) is not var (type, data, text))
        {
            return null;
        }
        return ValueText.IsInteger(type) ? (int)data
            : text is not null && text.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
                && uint.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hex) ? (int)hex
            : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
            : null;
    }

    public static uint Reference(AxmlAttribute? attribute) => attribute is { IsReference: true } ? attribute.Data : 0;

    public ImmutableArray<MetaData> MetaData(AxmlElement element)
    {
        var all = ImmutableArray.CreateBuilder<MetaData>();
        foreach (var child in element.Elements("meta-data"))
        {
            if (Text(child.Android("name")) is { } name)
            {
                var value = child.Android("value");
                var resource = Reference(child.Android("resource"));
                all.Add(new MetaData(name, Text(value), resource != 0 ? resource : Reference(value), child.Line));
            }
        }
        return all.ToImmutable();
    }

    private (ValueType Type, uint Data, string? Text)? Value(AxmlAttribute? attribute)
    {
        if (attribute is null || attribute.Type == ValueType.Null)
        {
            return null;
        }
        if (!attribute.IsReference)
        {
            return (attribute.Type, attribute.Data, attribute.String);
        }
        return resources?.Resolve(attribute.Data) is { } value ? (value.Type, value.Data, value.String) : null;
    }
}
