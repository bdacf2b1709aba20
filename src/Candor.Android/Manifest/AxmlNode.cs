namespace Candor.Android.Manifest;

/// <summary>What the reader of binary XML stands on.</summary>
internal enum AxmlNode
{
    StartNamespace,
    StartElement,
    EndElement,
    Text,
}
