using System.Reflection;

namespace Candor.Web.Scripts;

/// <summary>The scripts that run inside pages.</summary>
internal static class EmbeddedScripts
{
    /// <summary>Tells what the page's scripts do; <c>__BINDING__</c> stands for the name of the function that it tells by.</summary>
    public static string Observe { get; } = Read("Observe.js");

    /// <summary>A function of the words; it makes <c>candorLook</c>, which finds and measures.</summary>
    public static string Look { get; } = Read("Look.js");

    private static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
