namespace Candor.Web;

/// <summary>The checkout that the tests run in.</summary>
internal static class Repository
{
    private static readonly string Root = Find();

    public static string At(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Candor.slnx")))
            {
                return folder;
            }
        }

        throw new InvalidOperationException("The tests do not run inside a checkout.");
    }
}
