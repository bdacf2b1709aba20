namespace Candor.Dex;

/// <summary>One element of an annotation.</summary>
/// <param name="Name">Its name; not yet checked against the string table.</param>
/// <param name="Value">Its value.</param>
public readonly record struct AnnotationElement(StringHandle Name, EncodedValue Value);
