using System.Collections.Immutable;
using Candor.Android.Packages;

namespace Candor.Android.Manifest;

/// <summary>A binary XML document: the manifest, a network security configuration, a layout.</summary>
/// <param name="Root">The outermost element.</param>
/// <param name="Namespaces">Prefixes and URIs in the order of their declaration.</param>
/// <param name="Problems">What was tolerated or left out.</param>
public sealed record AxmlDocument(AxmlElement Root, ImmutableArray<(string Prefix, string Uri)> Namespaces, ImmutableArray<ApkProblem> Problems)
{
    /// <summary>Reads binary XML. What cannot be read is left out and reported, as long as there is a root element.</summary>
    /// <exception cref="BadApkException">Not binary XML (plain text too), a broken string pool, or no element at all.</exception>
    public static AxmlDocument Read(ReadOnlyMemory<byte> data, AxmlLimits? limits = null) =>
        new AxmlBuilder(limits ?? AxmlLimits.Default).Build(data);

    /// <summary>The document as indented, escaped XML text, one element start per line.</summary>
    public string ToXml() => AxmlText.Write(this);
}
