namespace Candor.Bundles.Cutting;

/// <summary>How finely a file can be redacted later.</summary>
internal enum CutKind
{
    /// <summary>By whole blocks only: programs, pictures.</summary>
    Bytes = 0,

    /// <summary>By words.</summary>
    Text = 1,

    /// <summary>By words inside strings and by long numbers, so that JSON stays JSON.</summary>
    Json = 2,
}
