namespace Candor.Reports.Papers.Blocks;

/// <summary>What a paragraph is for.</summary>
internal enum TextRole
{
    Body,

    /// <summary>To whom the paper goes.</summary>
    Address,

    /// <summary>Below the title: number and issuer.</summary>
    Subtitle,

    /// <summary>Signature and date, on the right.</summary>
    Signature,

    /// <summary>A remark in small type.</summary>
    Note,

    /// <summary>A warning in a frame: what the paper does not say.</summary>
    Caution,
}
