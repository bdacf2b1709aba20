namespace Candor.Dex;

/// <summary>Questions about a <see cref="PointerKind"/>.</summary>
public static class PointerKinds
{
    /// <summary>Whether the pointer names a field rather than a method.</summary>
    /// <param name="kind">The kind.</param>
    public static bool IsField(this PointerKind kind) => kind <= PointerKind.InstanceGet;
}
