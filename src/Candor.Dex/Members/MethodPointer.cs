namespace Candor.Dex;

/// <summary>A method pointer (method_handle_item): a field or method together with how it is used.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Index">The place in the field or method table, known to be in it.</param>
public readonly record struct MethodPointer(PointerKind Kind, int Index)
{
    /// <summary>The field, when <see cref="Kind"/> reads or writes one.</summary>
    public FieldHandle Field => new(Index);

    /// <summary>The method, when <see cref="Kind"/> calls one.</summary>
    public MethodHandle Method => new(Index);
}
