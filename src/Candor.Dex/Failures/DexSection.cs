namespace Candor.Dex;

/// <summary>The part of a DEX file in which a fault was found.</summary>
public enum DexSection
{
    /// <summary>The file header.</summary>
    Header,

    /// <summary>The map list.</summary>
    Map,

    /// <summary>String ids and string data.</summary>
    Strings,

    /// <summary>Type ids and type lists.</summary>
    Types,

    /// <summary>Prototype ids.</summary>
    Prototypes,

    /// <summary>Field ids.</summary>
    Fields,

    /// <summary>Method ids.</summary>
    Methods,

    /// <summary>Class definitions.</summary>
    Classes,

    /// <summary>Class data: the members that a class defines.</summary>
    ClassData,

    /// <summary>Code items and their instructions.</summary>
    Code,

    /// <summary>Try blocks and exception handlers.</summary>
    Handlers,

    /// <summary>Debug information.</summary>
    DebugInfo,

    /// <summary>Encoded values and arrays.</summary>
    Values,

    /// <summary>Annotations.</summary>
    Annotations,

    /// <summary>Method handles.</summary>
    MethodHandles,

    /// <summary>Call sites.</summary>
    CallSites,

    /// <summary>Flags of hidden interfaces.</summary>
    HiddenApi,

    /// <summary>The class hierarchy over all files.</summary>
    Hierarchy,

    /// <summary>The call graph over all files.</summary>
    CallGraph,

    /// <summary>A list of framework types.</summary>
    FrameworkTypes,
}
