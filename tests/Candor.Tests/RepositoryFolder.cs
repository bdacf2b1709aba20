namespace Candor.Tests;

/// <summary>Finds the checkout that a test runs in.</summary>
internal static class RepositoryFolder
{
    public static string Root { get; } = Find();

    public static string Knowledge => Path.Combine(Root, "knowledge");

    private static string Find()
    {
        // The build may put its output outside the checkout, so the source file's own path is the anchor.
        for (var folder = new DirectoryInfo(Path.GetDirectoryName(SourceFile())!); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Candor.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests do not run inside a checkout.");
    }

    private static string SourceFile([System.Runtime.CompilerServices.CallerFilePath] string path = "") => path;
}
