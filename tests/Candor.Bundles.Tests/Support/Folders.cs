namespace Candor.Bundles.Support;

/// <summary>Tampers with a bundle that is a folder.</summary>
internal static class Folders
{
    public static Tampering Tamper(string bundle, string other, Random random)
    {
        string[] files = [.. Directory.EnumerateFiles(bundle, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        var file = files[random.Next(files.Length)];
        var name = Path.GetRelativePath(bundle, file);
        var bytes = File.ReadAllBytes(file);
        void Restore() => File.WriteAllBytes(file, bytes);
        switch (random.Next(9))
        {
            case 0:
                File.Delete(file);
                return new($"{name} removed", Restore);
            case 1:
                var added = Path.Combine(Path.GetDirectoryName(file)!, $"added{random.Next(1000)}.txt");
                File.WriteAllBytes(added, random.Next(2) == 0 ? [] : bytes);
                return new($"{Path.GetRelativePath(bundle, added)} added", () => File.Delete(added));
            case 2:
                var renamed = file + ".renamed";
                File.Move(file, renamed);
                return new($"{name} renamed", () => File.Move(renamed, file));
            case 3:
                string second;
                byte[] secondBytes;
                do
                {
                    second = files[random.Next(files.Length)];
                    secondBytes = File.ReadAllBytes(second);
                }
                while (second == file || secondBytes.AsSpan().SequenceEqual(bytes));
                File.WriteAllBytes(file, secondBytes);
                File.WriteAllBytes(second, bytes);
                return new($"{name} and {Path.GetRelativePath(bundle, second)} swapped", () =>
                {
                    Restore();
                    File.WriteAllBytes(second, secondBytes);
                });
            case 4:
                // The seal of another bundle over the same files, whole or in part.
                var frame = new[] { "signature.der", "statement.json", "manifest.json", "manifest.sums", "key.pem" }[random.Next(5)];
                var target = Path.Combine(bundle, frame);
                var before = File.ReadAllBytes(target);
                File.WriteAllBytes(target, File.ReadAllBytes(Path.Combine(other, frame)));
                return new($"{frame} of another bundle", () => File.WriteAllBytes(target, before));
            case 5:
                var empty = Path.Combine(bundle, $"empty{random.Next(100)}");
                Directory.CreateDirectory(empty);
                return new("a folder added", () => Directory.Delete(empty));
            default:
                var (changed, what) = Bytes.Change(bytes, random);
                File.WriteAllBytes(file, changed);
                return new($"{name}: {what}", Restore);
        }
    }
}
