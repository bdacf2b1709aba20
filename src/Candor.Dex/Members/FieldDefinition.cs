namespace Candor.Dex;

/// <summary>A field that a class defines.</summary>
/// <param name="Handle">The field, known to be in the file's table.</param>
/// <param name="Flags">Access flags.</param>
/// <param name="IsStatic">Whether it stands in the list of static fields.</param>
public readonly record struct FieldDefinition(FieldHandle Handle, AccessFlags Flags, bool IsStatic);
