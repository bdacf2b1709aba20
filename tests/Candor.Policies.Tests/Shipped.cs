using System.Runtime.CompilerServices;
using System.Text;
using Candor.Knowledge;

namespace Candor.Policies.Tests;

/// <summary>A reader over the knowledge that ships, with the samples' parties.</summary>
internal static class Shipped
{
    public static string Root { get; } = Find();

    public static PolicyReader Reader { get; } = new(KnowledgeLoader.Load(Path.Combine(Root, "knowledge"), Path.Combine(Root, "samples", "knowledge")));

    public static PolicyReading Read(string text, string name = "policy.html") => Reader.Read(Encoding.UTF8.GetBytes(text), name);

    private static string Find([CallerFilePath] string path = "")
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(path)!);
        while (!File.Exists(Path.Combine(folder.FullName, "Candor.slnx")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
