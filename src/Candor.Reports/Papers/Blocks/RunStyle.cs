namespace Candor.Reports.Papers.Blocks;

/// <summary>How a run of text looks.</summary>
internal enum RunStyle
{
    Plain,
    Strong,

    /// <summary>Left to be filled in: marked, so that nobody overlooks it.</summary>
    Blank,

    /// <summary>As a machine writes it: ids, hashes, code.</summary>
    Code,

    /// <summary>Less important.</summary>
    Dim,

    /// <summary>The mark of what is suspected and not proven.</summary>
    Suspected,

    /// <summary>The mark of what is established.</summary>
    Established,
}
