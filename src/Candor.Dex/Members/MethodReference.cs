namespace Candor.Dex;

/// <summary>A method as code names it.</summary>
/// <param name="DeclaringType">The class that the reference names; the method may be inherited.</param>
/// <param name="Prototype">Return type and parameters.</param>
/// <param name="Name">The name of the method.</param>
public readonly record struct MethodReference(TypeHandle DeclaringType, PrototypeHandle Prototype, StringHandle Name);
