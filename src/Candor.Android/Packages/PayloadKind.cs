namespace Candor.Android.Packages;

/// <summary>Kinds of code in a package that Android does not load by itself.</summary>
public enum PayloadKind
{
    /// <summary>A DEX file.</summary>
    Dex,

    /// <summary>An optimised DEX file (OAT, ODEX, VDEX).</summary>
    OptimisedDex,

    /// <summary>A package inside the package.</summary>
    Apk,

    /// <summary>A JAR or another archive.</summary>
    Archive,

    /// <summary>A native library outside <c>lib/</c>.</summary>
    Elf,
}
