namespace Candor.Acceptance;

/// <summary>Finds the checkout that a test runs in, and what lies in it.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string At(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>A real app that the tests fetch; null where it was not fetched.</summary>
    public static string? Fixture(string name)
    {
        var folder = Environment.GetEnvironmentVariable("CANDOR_FIXTURES") ?? At("artifacts", "fixtures");
        var path = Path.Combine(folder, name);
        return File.Exists(path) ? path : null;
    }

    private static string Find([System.Runtime.CompilerServices.CallerFilePath] string path = "")
    {
        for (var folder = new DirectoryInfo(Path.GetDirectoryName(path)!); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Candor.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests do not run inside a checkout.");
    }
}
