using System.Runtime.CompilerServices;
using Candor.Knowledge;

namespace Candor.Android.Tests.Consent;

/// <summary>The knowledge that is shipped, read once.</summary>
internal static class Shipped
{
    /// <summary>The folder of the repository.</summary>
    public static string Root { get; } = Folder();

    private static readonly Lazy<KnowledgeBase> Read = new(static () => KnowledgeLoader.Load(Path.Combine(Root, "knowledge")));

    public static KnowledgeBase Knowledge => Read.Value;

    private static string Folder([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", ".."));
}
