namespace Candor.Dex;

/// <summary>An instruction that uses a field, a type or a method.</summary>
/// <param name="MethodId">The method that contains it.</param>
/// <param name="CodeOffset">The instruction, in code units from the start of the method.</param>
/// <param name="Member">The field in the <see cref="CodeIndex"/>, the type in the <see cref="ClassHierarchy"/>, or the method in its file.</param>
public readonly record struct MemberUse(int MethodId, int CodeOffset, int Member);
