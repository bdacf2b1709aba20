namespace Candor.Cli.Auditing;

/// <summary>Reads input files with a bound.</summary>
internal static class InputFile
{
    /// <summary>The most that is read of a policy, in bytes. The policy reader has a lower bound of its own and says what it left out.</summary>
    private const long MostBytes = 256 << 20;

    /// <summary>Reads a file whole.</summary>
    /// <exception cref="CommandException">The file is not there, or larger than the bound.</exception>
    public static byte[] Read(string path)
    {
        Check(path);
        var length = new FileInfo(path).Length;
        return length <= MostBytes
            ? File.ReadAllBytes(path)
            : throw CommandException.NotAnalysed($"'{Path.GetFileName(path)}' has {length >> 20} MiB; a policy of more than {MostBytes >> 20} MiB is not read.");
    }

    /// <summary>Checks that a name leads to a file.</summary>
    /// <exception cref="CommandException">The file is not there, or is something else.</exception>
    public static void Check(string path)
    {
        if (path.Contains("://", StringComparison.Ordinal))
        {
            throw CommandException.Usage($"'{path}' is an address; save the page and give the file.");
        }

        if (Directory.Exists(path))
        {
            throw CommandException.Usage($"'{path}' is a folder; name a file in it.");
        }

        if (!File.Exists(path))
        {
            throw CommandException.Usage($"'{path}' is not there; check the name.");
        }
    }
}
