using System.Collections.Immutable;

namespace Candor.Android.Exhibits;

/// <summary>A part of an app, written as text, so that the evidence in it can be looked at without tools.</summary>
/// <param name="Extension">The extension under which it is kept: <c>.xml</c> or <c>.txt</c>.</param>
/// <param name="Bytes">The text, UTF-8.</param>
/// <param name="Title">What it is: the manifest, or the name of a method.</param>
/// <param name="Evidence">Ids of the evidence that lies in it, ordered.</param>
public sealed record ApkExhibit(string Extension, ReadOnlyMemory<byte> Bytes, LocalizedText Title, ImmutableArray<string> Evidence);
