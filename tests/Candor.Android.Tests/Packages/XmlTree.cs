using System.Globalization;
using System.Text;
using Candor.Android.Manifest;
using ValueType = Candor.Android.Resources.ValueType;

namespace Candor.Android.Tests.Packages;

/// <summary>Writes elements and attributes as <c>aapt dump xmltree</c> does, without indentation.</summary>
internal static class XmlTree
{
    public static IEnumerable<string> Lines(AxmlDocument document) => Lines(document.Root, document);

    private static IEnumerable<string> Lines(AxmlElement element, AxmlDocument document)
    {
        yield return $"E: {Prefix(element.Namespace, document)}{element.Name} (line={element.Line})";
        foreach (var attribute in element.Attributes)
        {
            yield return Line(attribute, document);
        }
        foreach (var line in element.Children.SelectMany(child => Lines(child, document)))
        {
            yield return line;
        }
    }

    private static string Line(AxmlAttribute attribute, AxmlDocument document)
    {
        var line = new StringBuilder("A: ").Append(Prefix(attribute.Namespace, document)).Append(attribute.Name);
        if (attribute.ResourceId != 0)
        {
            line.Append(CultureInfo.InvariantCulture, $"(0x{attribute.ResourceId:x8})");
        }
        line.Append(attribute.Type switch
        {
            ValueType.Null => "=(null)",
            ValueType.Reference => $"=@0x{attribute.Data:x8}",
            ValueType.Attribute => $"=?0x{attribute.Data:x8}",
            ValueType.String => $"=\"{Escape(attribute.String!)}\"",
            _ => $"=(type 0x{(byte)attribute.Type:x})0x{attribute.Data:x}",
        });
        if (attribute.Raw is { } raw)
        {
            line.Append(" (Raw: \"").Append(Escape(raw)).Append("\")");
        }
        return line.ToString();
    }

    private static string Prefix(string? uri, AxmlDocument document) =>
        uri is null ? "" : document.Namespaces.FirstOrDefault(n => n.Uri == uri).Prefix is { } prefix ? prefix + ":" : uri + ":";

    private static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
