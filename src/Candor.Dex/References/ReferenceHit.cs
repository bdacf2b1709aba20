namespace Candor.Dex;

/// <summary>A place in code that uses something looked for.</summary>
/// <param name="MethodId">The method of the program that contains it.</param>
/// <param name="CodeOffset">The instruction, in code units from the start of the method.</param>
/// <param name="Kind">How it is used.</param>
/// <param name="Pattern">The place in the list of methods, fields, strings or types that was looked for.</param>
/// <param name="Operand">The instruction's index into the table of its file: a method, field, string or type handle.</param>
public readonly record struct ReferenceHit(int MethodId, int CodeOffset, ReferenceKind Kind, int Pattern, int Operand);
