using System.Runtime.CompilerServices;
using Candor.Knowledge;

namespace Candor.Android.Tests.Consent;

/// <summary>The knowledge that is shipped, read once.</summary>
internal static class Shipped
{
    private static readonly Lazy<KnowledgeBase> Read = new(static () => KnowledgeLoader.Load(Folder()));

    public static KnowledgeBase Knowledge => Read.Value;

    private static string Folder([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "..", "knowledge"));
}
