using System.Globalization;
using System.Xml;

namespace Candor.Policies.Text;

/// <summary>Reads the XML of a DOCX part forward, without document types, entities or a resolver.</summary>
internal static class DocxXml
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CheckCharacters = false,
    };

    /// <summary>Opens a part.</summary>
    public static XmlReader Open(byte[] part) => XmlReader.Create(new MemoryStream(part, writable: false), Settings);

    /// <summary>Calls back at every element until the part ends or is broken.</summary>
    public static void Read(byte[] part, Action<XmlReader> onElement)
    {
        using var reader = Open(part);
        try
        {
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element)
                {
                    onElement(reader);
                }
            }
        }
        catch (XmlException)
        {
            // What was read before the break stands.
        }
    }

    /// <summary>An attribute by its local name, whatever its namespace; null where there is none.</summary>
    public static string? Attribute(XmlReader reader, string name)
    {
        for (var i = 0; i < reader.AttributeCount; i++)
        {
            reader.MoveToAttribute(i);
            if (reader.LocalName == name)
            {
                var value = reader.Value;
                reader.MoveToElement();
                return value;
            }
        }

        reader.MoveToElement();
        return null;
    }

    /// <summary>An attribute as a number; 0 where there is none.</summary>
    public static int Number(XmlReader reader, string name) =>
        int.TryParse(Attribute(reader, name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : 0;

    /// <summary>Whether a switch such as <c>w:b</c> is on.</summary>
    public static bool IsOn(XmlReader reader) => Attribute(reader, "val") is null or "1" or "true" or "on";
}
