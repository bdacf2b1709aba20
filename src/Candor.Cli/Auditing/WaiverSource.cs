using System.Collections.Immutable;
using Candor.Waivers;

namespace Candor.Cli.Auditing;

/// <summary>Reads waivers for the commands.</summary>
internal static class WaiverSource
{
    /// <summary>The waivers of a file; none where no file was named.</summary>
    /// <exception cref="CommandException">The file is not there, or has a mistake.</exception>
    public static ImmutableArray<Waiver> Read(string? path)
    {
        if (path is null)
        {
            return [];
        }

        try
        {
            return WaiverFile.Read(InputFile.Read(path), Path.GetFileName(path));
        }
        catch (BadWaiversException e)
        {
            throw CommandException.Usage(e.Message);
        }
    }
}
