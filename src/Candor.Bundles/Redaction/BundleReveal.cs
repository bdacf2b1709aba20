using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Candor.Bundles.Containers;
using Candor.Bundles.Manifests;
using Candor.Bundles.Trees;
using Candor.Bundles.Verification;
using Candor.Bundles.Writing;

namespace Candor.Bundles.Redaction;

/// <summary>Checks that what the holder of the salts shows is what was signed.</summary>
public static class BundleReveal
{
    /// <summary>The name of the file of salts.</summary>
    public const string FileName = "salts.json";

    private const int MostSaltsBytes = 256 << 20;

    /// <summary>Opens the commitments of a redacted bundle. The bundle itself is verified apart.</summary>
    /// <param name="bundle">The redacted bundle.</param>
    /// <param name="saltsFolder">The folder that redaction wrote, or what its holder shows of it: entries and parts may have been taken out of <c>salts.json</c>.</param>
    /// <returns>What was proved, by file; and what does not fit.</returns>
    /// <exception cref="BadBundleException">The salts or the bundle cannot be read.</exception>
    /// <exception cref="IOException">A file is not there.</exception>
    public static (ImmutableArray<RevealedFile> Proved, ImmutableArray<BundleFault> Faults) Check(string bundle, string saltsFolder)
    {
        var salts = ReadSalts(Path.Combine(saltsFolder, FileName));
        using var container = BundleContainer.Open(bundle) ?? throw new BadBundleException(null, "it is no evidence bundle");
        using var blob = container.Open(BundleFormat.ManifestFile) ?? throw new BadBundleException(BundleFormat.ManifestFile, "it is missing");
        var manifest = ManifestReader.Read(blob.ReadAll(BundleFormat.ManifestFile, BundleLimits.Default.ManifestBytes), BundleLimits.Default);
        if (salts.Root != Convert.ToHexStringLower(manifest.Root()))
        {
            throw new BadBundleException(null, "the salts belong to another bundle");
        }

        var entries = manifest.Entries.ToDictionary(static e => e.Path, StringComparer.Ordinal);
        var proved = ImmutableArray.CreateBuilder<RevealedFile>();
        var faults = ImmutableArray.CreateBuilder<BundleFault>();
        foreach (var file in salts.Files)
        {
            var why = !entries.TryGetValue(file.Path, out var entry) ? "the bundle has no such file"
                : BundlePath.Fault(file.Name) is not null || Hex(file.NameSalt, Commitment.SaltLength) is not { } salt
                    || !new SignedName(salt, null).CommitmentOf(file.Name).AsSpan().SequenceEqual(entry.NameCommitment) ? $"it was not signed under the name '{file.Name}'"
                : entry switch
                {
                    RemovedEntry removed => Whole(removed, file, saltsFolder),
                    RedactedEntry redacted => Parts(redacted, file),
                    _ => "nothing was taken out of it",
                };
            if (why is null)
            {
                proved.Add(new(file.Path, file.Name, entry is RemovedEntry, file.Parts.Length));
            }
            else
            {
                faults.Add(new(file.Path, null, null, "what is shown does not prove it: " + why));
            }
        }

        return (proved.ToImmutable(), faults.ToImmutable());
    }

    private static string? Whole(RemovedEntry entry, SaltedFile file, string folder)
    {
        if (file.Seed is null || file.Content is null || Hex(file.Seed, Seed.Length) is not { } seed)
        {
            return "its seed and its content are needed";
        }

        if (file.Content.Contains('/', StringComparison.Ordinal) || BundlePath.Fault(file.Content) is not null || !File.Exists(Path.Combine(folder, file.Content)))
        {
            return $"its content '{file.Content}' is not beside the salts";
        }

        if (new FileInfo(Path.Combine(folder, file.Content)).Length != entry.Size)
        {
            return "its content has another size";
        }

        var measured = FileMeasure.Measure(new(file.Name, default, Path.Combine(folder, file.Content)), seed);
        return measured.Entry.ToLeaf().AsSpan().SequenceEqual(entry.ToLeaf()) ? null : "its content is another";
    }

    private static string? Parts(RedactedEntry entry, SaltedFile file)
    {
        foreach (var shown in file.Parts)
        {
            var part = shown.Block >= 0 && shown.Block < entry.Blocks.Count && shown.Part >= 0 && shown.Part < entry.Blocks[shown.Block].Parts.Count ? entry.Blocks[shown.Block].Parts[shown.Part] : null;
            var value = new byte[part?.Length ?? 0];
            if (part?.Commitment is null || Hex(shown.Salt, Commitment.SaltLength) is not { } salt
                || !Convert.TryFromBase64String(shown.Value, value, out var written) || written != value.Length
                || !Commitment.Of(salt, value).AsSpan().SequenceEqual(part.Commitment))
            {
                return $"part {shown.Part} of block {shown.Block} is another";
            }

            var start = ((long)shown.Block * BundleFormat.BlockSize) + entry.Blocks[shown.Block].Parts.Take(shown.Part).Sum(static p => (long)p.Length);
            if (start != shown.Start)
            {
                return $"part {shown.Part} of block {shown.Block} begins at byte {start}";
            }
        }

        return null;
    }

    private static SaltsFile ReadSalts(string path)
    {
        if (new FileInfo(path).Length > MostSaltsBytes)
        {
            throw new BadBundleException(FileName, "it is larger than any file of salts");
        }

        try
        {
            var salts = JsonSerializer.Deserialize(File.ReadAllBytes(path), RedactionJsonContext.Default.SaltsFile);
            return salts is { Format: SaltsFile.CurrentFormat } && !salts.Files.IsDefault && salts.Files.All(static f => f is not null && !f.Parts.IsDefault && f.Parts.All(static p => p is not null))
                ? salts
                : throw new BadBundleException(FileName, $"it is no file of the form {SaltsFile.CurrentFormat}");
        }
        catch (JsonException e)
        {
            throw new BadBundleException(FileName, "it is no file of salts: " + e.Message, inner: e);
        }
    }

    private static byte[]? Hex(string text, int length)
    {
        var bytes = new byte[length];
        return text.Length == length * 2 && Convert.FromHexString(text, bytes, out _, out _) == System.Buffers.OperationStatus.Done ? bytes : null;
    }
}
