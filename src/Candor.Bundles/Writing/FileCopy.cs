namespace Candor.Bundles.Writing;

/// <summary>Copies the bytes of a file into a stream.</summary>
internal static class FileCopy
{
    /// <summary>Copies it.</summary>
    /// <exception cref="BadBundleException">It is not as long as it was when it was hashed.</exception>
    public static void Copy(BundleFile file, long size, Stream target)
    {
        if (file.Stored is { } open)
        {
            using var blob = open();
            var part = new byte[1 << 20];
            for (var at = 0L; at < size && blob.Read(at, part) is > 0 and var count; at += count)
            {
                target.Write(part, 0, count);
            }

            return;
        }

        if (file.SourcePath is not { } source)
        {
            target.Write(file.Bytes.Span);
            return;
        }

        using var stream = new FileStream(source, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        var buffer = new byte[1 << 20];
        var left = size;
        while (left > 0 && stream.Read(buffer, 0, (int)Math.Min(left, buffer.Length)) is > 0 and var read)
        {
            target.Write(buffer, 0, read);
            left -= read;
        }

        if (left > 0)
        {
            throw new BadBundleException(file.Path, "the file became shorter while it was copied");
        }
    }
}
