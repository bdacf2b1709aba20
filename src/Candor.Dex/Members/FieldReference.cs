namespace Candor.Dex;

/// <summary>A field as code names it.</summary>
/// <param name="DeclaringType">The class that the reference names; the field may be inherited.</param>
/// <param name="Type">The type of the field.</param>
/// <param name="Name">The name of the field.</param>
public readonly record struct FieldReference(TypeHandle DeclaringType, TypeHandle Type, StringHandle Name);
