namespace Candor.Android.Resources;

/// <summary>Kinds of chunks (frameworks/base, ResourceTypes.h).</summary>
internal static class ChunkType
{
    public const ushort StringPool = 0x0001;
    public const ushort Table = 0x0002;
    public const ushort Xml = 0x0003;
    public const ushort XmlStartNamespace = 0x0100;
    public const ushort XmlEndNamespace = 0x0101;
    public const ushort XmlStartElement = 0x0102;
    public const ushort XmlEndElement = 0x0103;
    public const ushort XmlText = 0x0104;
    public const ushort XmlLast = 0x017f;
    public const ushort XmlResourceMap = 0x0180;
    public const ushort TablePackage = 0x0200;
    public const ushort TableType = 0x0201;
    public const ushort TableTypeSpec = 0x0202;
    public const ushort TableLibrary = 0x0203;
}
