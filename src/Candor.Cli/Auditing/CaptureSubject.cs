using Candor.Knowledge;
using Candor.Traffic;
using Candor.Traffic.Captures;

namespace Candor.Cli.Auditing;

/// <summary>Observes captures of traffic for the commands.</summary>
internal static class CaptureSubject
{
    /// <summary>Whether a file is to be read as a capture: by its name, else by its first bytes.</summary>
    public static bool Is(string path)
    {
        var name = Path.GetFileName(path);
        if (name.EndsWith(".har", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".har.gz", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(".flow", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".mitm", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        Span<byte> beginning = stackalloc byte[64];
        using var file = File.OpenRead(path);
        return CaptureReader.Detect(beginning[..file.ReadAtLeast(beginning, beginning.Length, throwOnEndOfStream: false)]) != CaptureFormat.Unknown;
    }

    /// <summary>Observes a capture.</summary>
    /// <exception cref="CommandException">It, or the persona, cannot be read.</exception>
    public static CaptureObservation Observe(KnowledgeBase knowledge, string path, CaptureOptions options, Action<string> progress, CancellationToken cancellation)
    {
        var request = new CaptureRequest(ReadPersona(options.PersonaPath, knowledge), options.FirstParty, options.SubjectName, options.IsRedacted);
        try
        {
            return new TrafficObserver(knowledge).Observe(path, request, progress, cancellation);
        }
        catch (BadCaptureException e)
        {
            throw CommandException.NotAnalysed($"'{Path.GetFileName(path)}' could not be read as a capture of traffic: {e.Message}", e);
        }
    }

    /// <summary>The persona of a file; the bait persona where none is given.</summary>
    /// <exception cref="CommandException">The file cannot be read.</exception>
    public static Persona ReadPersona(string? path, KnowledgeBase knowledge)
    {
        if (path is null)
        {
            return BaitPersona.Create();
        }

        try
        {
            return PersonaFile.Read(InputFile.Read(path), knowledge.DataTypes);
        }
        catch (BadPersonaException e)
        {
            throw CommandException.Usage($"--persona '{Path.GetFileName(path)}': {e.Message}");
        }
    }
}
