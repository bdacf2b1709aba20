namespace Candor.Android.Signing;

/// <summary>One part of the APK Signing Block: a signature scheme, a stamp, padding, or the channel mark of a distributor.</summary>
/// <param name="Id">Id of the part, such as 0x7109871a for v2.</param>
/// <param name="Offset">Offset of its value in the file.</param>
/// <param name="Length">Length of its value in bytes.</param>
public sealed record SigningBlockPart(uint Id, long Offset, long Length)
{
    /// <summary>APK Signature Scheme v2.</summary>
    public const uint V2 = 0x7109871a;

    /// <summary>APK Signature Scheme v3.</summary>
    public const uint V3 = 0xf05368c0;

    /// <summary>APK Signature Scheme v3.1.</summary>
    public const uint V31 = 0x1b93ad61;
}
