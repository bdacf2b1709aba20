using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Candor.Dex;

/// <summary>Throws, out of line, so that the readers stay small enough to be inlined.</summary>
internal static class Fault
{
    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Throw(string message, DexSection section, long offset) => throw new BadDexException(message, section, offset);

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void OutOfRange(DexSection section, long offset) => Throw("An offset points outside the file", section, offset);

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void BadIndex(DexSection section, long index, int count, long offset) =>
        Throw($"Index {index} is outside a table of {count}", section, offset);
}
