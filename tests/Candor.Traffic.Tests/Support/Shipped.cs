using Candor.Knowledge;

namespace Candor.Traffic.Tests.Support;

/// <summary>The knowledge base of the repository and a person whose values the tests send.</summary>
internal static class Shipped
{
    private static readonly Lazy<KnowledgeBase> Loaded = new(static () => KnowledgeLoader.Load(At("knowledge")));

    private static readonly Lazy<TrafficAnalyser> Ready = new(static () => new(Loaded.Value, BaitPersona.Create()));

    public static KnowledgeBase Knowledge => Loaded.Value;

    /// <summary>The person of the default seed.</summary>
    public static Persona Person { get; } = BaitPersona.Create();

    public static TrafficAnalyser Analyser => Ready.Value;

    public static string Email => Person.Find("email")!;

    public static string Phone => Person.Find("phone-number")!;

    /// <summary>A path in the repository.</summary>
    public static string At(params string[] parts)
    {
        // The build may put its output outside the checkout, so the source file's own path is the anchor.
        var folder = new DirectoryInfo(Path.GetDirectoryName(SourceFile())!);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Candor.slnx")))
        {
            folder = folder.Parent;
        }

        return Path.Combine([folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside a checkout."), .. parts]);
    }

    private static string SourceFile([System.Runtime.CompilerServices.CallerFilePath] string path = "") => path;
}
