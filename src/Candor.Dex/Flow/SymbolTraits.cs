namespace Candor.Dex;

/// <summary>What sets of values ask of a <see cref="Symbol"/> again and again.</summary>
[Flags]
internal enum SymbolTraits : byte
{
    None = 0,

    /// <summary>A constant.</summary>
    Constant = 1,

    /// <summary>Data of a source.</summary>
    Label = 2,

    /// <summary>The same for every caller: a summary is applied without looking at it.</summary>
    Fixed = 4,
}
