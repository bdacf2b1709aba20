namespace Candor.Bundles.Writing;

/// <summary>Writes a bundle as a folder: into a draft beside it, which is renamed at the end.</summary>
internal sealed class FolderSink : IBundleSink
{
    private readonly string _destination;
    private readonly string _draft;
    private bool _isComplete;

    public FolderSink(string destination)
    {
        _destination = Path.TrimEndingDirectorySeparator(Path.GetFullPath(destination));
        if (Path.Exists(_destination))
        {
            throw new IOException($"'{destination}' is there already; a bundle is never written over. Give another name.");
        }

        _draft = _destination + ".part";
        if (Path.Exists(_draft))
        {
            throw new IOException($"'{_draft}' is there from a run that did not end, or of one that goes on; take it away first.");
        }

        Directory.CreateDirectory(_draft);
    }

    public void Write(BundleFile file, long size, uint crc)
    {
        var path = Path.Combine(_draft, file.Path);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        FileCopy.Copy(file, size, stream);
    }

    public void Complete()
    {
        Directory.Move(_draft, _destination);
        _isComplete = true;
    }

    public void Dispose()
    {
        if (!_isComplete && Directory.Exists(_draft))
        {
            Directory.Delete(_draft, recursive: true);
        }
    }
}
