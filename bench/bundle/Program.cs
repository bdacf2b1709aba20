using System.Globalization;
using Candor.Bundles.Signing;
using Candor.Bundles.Writing;

// Writes a bundle of pseudo-random content for bench/verify: DESTINATION FILES MIB
var count = int.Parse(args[1], CultureInfo.InvariantCulture);
var size = (long.Parse(args[2], CultureInfo.InvariantCulture) << 20) / count;
var folder = Directory.CreateTempSubdirectory("candor-bench-").FullName;
try
{
    var random = new Random(1);
    var files = new List<BundleFile>();
    var buffer = new byte[1 << 20];
    for (var i = 0; i < count; i++)
    {
        var path = Path.Combine(folder, i.ToString(CultureInfo.InvariantCulture));
        using (var stream = File.Create(path))
        {
            for (var left = size; left > 0; left -= buffer.Length)
            {
                random.NextBytes(buffer);
                stream.Write(buffer, 0, (int)Math.Min(left, buffer.Length));
            }
        }

        files.Add(new($"files/{i}.bin", default, path));
    }

    using var key = SigningKey.New();
    BundleWriter.Write(args[0], files, key);
}
finally
{
    Directory.Delete(folder, recursive: true);
}
