using System.Globalization;

namespace Candor.Cli;

/// <summary>
/// Bounds the heap to what <c>CANDOR_HEAP_LIMIT</c> says, in bytes: whoever runs audits of strangers' files sets it. The runtime's own variable
/// does not reach a native executable.
/// </summary>
internal static class HeapLimit
{
    private const string Variable = "CANDOR_HEAP_LIMIT";

    public static void Apply()
    {
        if (!ulong.TryParse(Environment.GetEnvironmentVariable(Variable), NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) || bytes == 0)
        {
            return;
        }

        AppContext.SetData("GCHeapHardLimit", bytes);
        try
        {
            GC.RefreshMemoryLimit();
        }
        catch (InvalidOperationException)
        {
            // Lower than what is in use already: whoever set it watches the process as well.
        }
    }
}
