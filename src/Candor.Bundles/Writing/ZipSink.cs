using Candor.Bundles.Containers;

namespace Candor.Bundles.Writing;

/// <summary>Writes a bundle as an archive: into a draft beside it, which is renamed at the end.</summary>
internal sealed class ZipSink : IBundleSink
{
    private readonly string _destination;
    private readonly string _draft;
    private readonly FileStream _stream;
    private readonly List<byte[]> _directory = [];
    private long _position;
    private bool _isComplete;

    public ZipSink(string destination)
    {
        _destination = Path.GetFullPath(destination);
        if (Path.Exists(_destination))
        {
            throw new IOException($"'{destination}' is there already; a bundle is never written over. Give another name.");
        }

        if (Path.GetDirectoryName(_destination) is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
        }

        _draft = _destination + ".part";
        _stream = new(_draft, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1 << 16);
    }

    public void Write(BundleFile file, long size, uint crc)
    {
        var end = _position + ZipLayout.LocalLength + file.Path.Length + size;
        if (_directory.Count == ZipLayout.MostEntries || end > ZipLayout.MostBytes)
        {
            throw TooLarge();
        }

        _directory.Add(ZipLayout.Central(file.Path, crc, (uint)size, (uint)_position));
        _stream.Write(ZipLayout.Local(file.Path, crc, (uint)size));
        FileCopy.Copy(file, size, _stream);
        _position = end;
    }

    public void Complete()
    {
        var length = _directory.Sum(static r => (long)r.Length);
        if (_position + length > ZipLayout.MostBytes)
        {
            throw TooLarge();
        }

        foreach (var record in _directory)
        {
            _stream.Write(record);
        }

        _stream.Write(ZipLayout.End(_directory.Count, (uint)length, (uint)_position));
        _stream.Dispose();
        File.Move(_draft, _destination);
        _isComplete = true;
    }

    public void Dispose()
    {
        _stream.Dispose();
        if (!_isComplete)
        {
            File.Delete(_draft);
        }
    }

    private static BadBundleException TooLarge() => new(null, "an archive of the classic form holds at most 4 GiB and 65,534 files; write the bundle as a folder");
}
