namespace Candor.Dex;

/// <summary>Who is meant to see an annotation, numbered as in the format.</summary>
public enum AnnotationVisibility : byte
{
    /// <summary>Build tools.</summary>
    Build = 0,

    /// <summary>The running app.</summary>
    Runtime = 1,

    /// <summary>The system, such as the class that encloses a class.</summary>
    System = 2,
}
