namespace Candor.Dex;

/// <summary>
/// The data of classes do not overlap, so that all of it is no longer than the file. A hostile file lets thousands of classes share the same
/// megabytes; once several times the file's length has been read, its remaining classes are refused.
/// </summary>
internal sealed class ClassDataBudget(DexFile file)
{
    private const int Factor = 4;
    private long _left = Factor * file.Share;
    private long _start = long.MaxValue;

    public MethodEnumerator Open(ClassDefinition definition)
    {
        if (_left < 0)
        {
            Fault.Throw("The data of the classes overlap to more than the length of the file", DexSection.ClassData, definition.DataOffset);
        }

        _start = definition.DataOffset;
        return definition.Methods;
    }

    /// <summary>Charges what was read from the last opened class up to <paramref name="end"/>.</summary>
    public void Close(long end)
    {
        _left -= Math.Max(0, end - _start);
        _start = long.MaxValue;
    }
}
