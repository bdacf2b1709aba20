using System.IO.Compression;

namespace Candor.Bundles.Support;

/// <summary>Tampers with a bundle that is an archive: its bytes, and its entries by means of another writer of archives.</summary>
internal static class Archives
{
    public static Tampering Tamper(string bundle, string other, Random random)
    {
        var bytes = File.ReadAllBytes(bundle);
        var what = random.Next(8) switch
        {
            0 => Rewrite(bundle, bytes, random, static (entries, r) =>
            {
                var i = r.Next(entries.Count);
                entries.RemoveAt(i);
                return $"entry {i} removed";
            }),
            1 => Rewrite(bundle, bytes, random, static (entries, r) =>
            {
                entries.Insert(r.Next(entries.Count + 1), ($"added{r.Next(100)}.txt", [1, 2, 3]));
                return "entry added";
            }),
            2 => Rewrite(bundle, bytes, random, static (entries, r) =>
            {
                var i = r.Next(entries.Count);
                entries[i] = (entries[i].Name + "x", entries[i].Bytes);
                return $"entry {i} renamed";
            }),
            3 => Rewrite(bundle, bytes, random, static (entries, r) =>
            {
                var i = r.Next(entries.Count - 1);
                (entries[i], entries[i + 1]) = (entries[i + 1], entries[i]);
                return $"entries {i} and {i + 1} in another order";
            }),
            4 => Rewrite(bundle, bytes, random, static (entries, r) =>
            {
                var i = r.Next(entries.Count);
                entries.Add(entries[i]);
                return $"entry {i} twice";
            }),
            5 => Seal(bundle, other, bytes, random),
            _ => Change(bundle, bytes, random),
        };
        return new(what, () => File.WriteAllBytes(bundle, bytes));
    }

    public static List<(string Name, byte[] Bytes)> Read(byte[] archive)
    {
        using var zip = new ZipArchive(new MemoryStream(archive));
        return
        [
            .. zip.Entries.Select(static e =>
            {
                using var stream = e.Open();
                using var memory = new MemoryStream();
                stream.CopyTo(memory);
                return (e.FullName, memory.ToArray());
            }),
        ];
    }

    public static byte[] Write(IEnumerable<(string Name, byte[] Bytes)> entries)
    {
        using var writer = new Writer();
        foreach (var (name, bytes) in entries)
        {
            writer.Add(name, bytes);
        }

        return writer.End();
    }

    private static string Rewrite(string bundle, byte[] bytes, Random random, Func<List<(string Name, byte[] Bytes)>, Random, string> change)
    {
        var entries = Read(bytes);
        var what = change(entries, random);
        File.WriteAllBytes(bundle, Write(entries));
        return what;
    }

    private static string Seal(string bundle, string other, byte[] bytes, Random random)
    {
        var entries = Read(bytes);
        var i = random.Next(5);
        entries[i] = Read(File.ReadAllBytes(other))[i];
        File.WriteAllBytes(bundle, Write(entries));
        return $"{entries[i].Name} of another bundle";
    }

    private static string Change(string bundle, byte[] bytes, Random random)
    {
        var (changed, what) = Bytes.Change(bytes, random);
        File.WriteAllBytes(bundle, changed);
        return what;
    }

    /// <summary>Writes archives in the very form of the product, so that only what was changed differs.</summary>
    private sealed class Writer : IDisposable
    {
        private readonly MemoryStream _stream = new();
        private readonly List<byte[]> _directory = [];

        public void Add(string name, byte[] bytes)
        {
            var crc = System.IO.Hashing.Crc32.HashToUInt32(bytes);
            _directory.Add(Containers.ZipLayout.Central(name, crc, (uint)bytes.Length, (uint)_stream.Position));
            _stream.Write(Containers.ZipLayout.Local(name, crc, (uint)bytes.Length));
            _stream.Write(bytes);
        }

        public byte[] End()
        {
            var offset = (uint)_stream.Position;
            foreach (var record in _directory)
            {
                _stream.Write(record);
            }

            _stream.Write(Containers.ZipLayout.End(_directory.Count, (uint)(_stream.Position - offset), offset));
            return _stream.ToArray();
        }

        public void Dispose() => _stream.Dispose();
    }
}
