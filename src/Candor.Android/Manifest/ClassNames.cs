namespace Candor.Android.Manifest;

/// <summary>Completes names that a manifest writes short.</summary>
internal static class ClassNames
{
    /// <summary>A name that begins with a dot, or has none, belongs to the package.</summary>
    public static string Qualify(string package, string name) =>
        name.Length > 0 && name[0] == '.' ? package + name
        : name.Contains('.', StringComparison.Ordinal) ? name
        : package + "." + name;

    /// <summary>A process that begins with a colon is private to the package; the package's own name means the default process.</summary>
    public static string? Process(string package, string? name) =>
        string.IsNullOrEmpty(name) || name == package ? null : name[0] == ':' ? package + name : name;
}
