using System.Collections.Immutable;
using System.Globalization;
using System.IO.Hashing;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Candor.Bundles.Containers;
using Candor.Bundles.Cutting;
using Candor.Bundles.Manifests;
using Candor.Bundles.Signing;
using Candor.Bundles.Trees;
using Candor.Bundles.Verification;
using Candor.Bundles.Writing;
using Candor.Traffic;

namespace Candor.Bundles.Redaction;

/// <summary>
/// Takes things out of a bundle. What stays is proved to be what was signed, by the original signature over the same root; what was taken out is held by
/// salted commitments, which the holder of the salts can open.
/// </summary>
public sealed class BundleRedactor
{
    private const string ForPerson = "values of a person";
    private const string AskedFor = "asked for";
    private const string PictureOfForm = "picture of a form that was filled in as a person";
    private const string Blackened = "blackened: the file beside it stands for it";
    private const string Copies = "it repeats what was taken out of other files";
    private const string Unreadable = "values of a person that could not be taken out one by one";
    private const string Hashes = "hashes that would give away what was taken out";
    private const string ReportFile = "report.html";

    private readonly IBundleContainer _container;
    private readonly BundleManifest _manifest;
    private readonly byte[] _root;
    private readonly Dictionary<string, TextFile> _texts = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _removed = new(StringComparer.Ordinal);
    private readonly HashSet<string> _personal = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _substitutes = new(StringComparer.Ordinal);
    private readonly List<BundleFile> _added = [];
    private readonly List<(string Path, string Why)> _notSearched = [];
    private readonly Dictionary<string, string> _hashes = new(StringComparer.Ordinal);
    private readonly Pseudonyms _pseudonyms = new();

    private BundleRedactor(IBundleContainer container, BundleManifest manifest, byte[] root)
    {
        _container = container;
        _manifest = manifest;
        _root = root;
    }

    /// <summary>Writes a redacted copy of a bundle, and the salts for who holds the original.</summary>
    /// <param name="source">The original, which has to be intact.</param>
    /// <param name="destination">A folder, or a file that ends in <c>.zip</c>.</param>
    /// <param name="saltsFolder">The folder for the salts and for copies of what was taken out. It is not for others.</param>
    /// <param name="request">What is to be taken out.</param>
    /// <param name="key">The key that signs the redaction.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="BadBundleException">The original is not intact, is redacted already, or names no such exhibit.</exception>
    /// <exception cref="IOException">Something cannot be read or written, or is there already.</exception>
    public static RedactionReceipt Redact(string source, string destination, string saltsFolder, RedactionRequest request, SigningKey key, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(key);
        if (Path.Exists(saltsFolder))
        {
            throw new IOException($"'{saltsFolder}' is there already; salts are never written over. Give another name.");
        }

        using var container = BundleContainer.Open(source) ?? throw new BadBundleException(null, "it is no evidence bundle");
        var report = new BundleVerifier(new VerifyOptions()).Verify(container, cancellation);
        if (report.Verdict != BundleVerdict.Intact)
        {
            throw new BadBundleException(report.Faults[0].File, $"it is not intact, so there is nothing to redact: {report.Faults[0].What}; see 'candor verify'");
        }

        using var manifestBlob = container.Open(BundleFormat.ManifestFile)!;
        var manifest = ManifestReader.Read(manifestBlob.ReadAll(BundleFormat.ManifestFile, BundleLimits.Default.ManifestBytes), BundleLimits.Default);
        if (manifest.IsRedacted)
        {
            throw new BadBundleException(null, "it is redacted already; take the original and redact it again with all that is to be taken out");
        }

        return new BundleRedactor(container, manifest, manifest.Root()).Run(destination, saltsFolder, request, key, cancellation);
    }

    private RedactionReceipt Run(string destination, string saltsFolder, RedactionRequest request, SigningKey key, CancellationToken cancellation)
    {
        foreach (var entry in _manifest.Entries.Cast<OpenEntry>())
        {
            if (entry.Cut != CutKind.Bytes)
            {
                _texts[entry.Path] = new(entry, ReadAll(entry.Path, CutKinds.MostCutBytes));
            }
        }

        RemoveAsAsked(request);
        foreach (var persona in request.Personas)
        {
            TakeOut(persona, cancellation);
        }

        TakeOutHashes();
        return Write(destination, saltsFolder, key);
    }

    private void RemoveAsAsked(RedactionRequest request)
    {
        var names = AuditReferences.Exhibits(_texts.GetValueOrDefault("exhibits.json")?.Original);
        foreach (var exhibit in request.Exhibits)
        {
            _removed.TryAdd(Find(exhibit, names), AskedFor);
        }

        foreach (var group in request.Regions.GroupBy(r => Find(r.Exhibit, names), StringComparer.Ordinal))
        {
            var picture = PngPicture.Read(group.Key, ReadAll(group.Key, PngPicture.MostBytes));
            foreach (var region in group)
            {
                picture.Blacken(region);
            }

            var substitute = string.Create(CultureInfo.InvariantCulture, $"substitutes/{_substitutes.Count + 1}.png");
            _substitutes[group.Key] = substitute;
            _added.Add(new(substitute, picture.Write()));
            _removed[group.Key] = Blackened;
        }
    }

    private string Find(string exhibit, Dictionary<int, string> names)
    {
        var path = int.TryParse(exhibit, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? names.GetValueOrDefault(number) : exhibit;
        return path is not null && _manifest.Entries.Any(e => e.Path == path)
            ? path
            : throw new BadBundleException(null, $"it has no exhibit '{exhibit}'; exhibits.json lists them by number and name");
    }

    private void TakeOut(Persona persona, CancellationToken cancellation)
    {
        var audit = _texts.GetValueOrDefault("audit.json")?.Original;
        var pictures = AuditReferences.PicturesOfForms(audit).ToHashSet(StringComparer.Ordinal);
        var capture = AuditReferences.CaptureHash(audit);
        var takeOut = new PersonaTakeOut(persona);
        foreach (var entry in _manifest.Entries)
        {
            cancellation.ThrowIfCancellationRequested();
            if (_removed.ContainsKey(entry.Path))
            {
                continue;
            }

            if (_texts.TryGetValue(entry.Path, out var text))
            {
                if (!takeOut.From(text))
                {
                    _removed[entry.Path] = Unreadable;
                }
                else if (text.IsChanged)
                {
                    _personal.Add(entry.Path);
                }
            }
            else if (entry.Path.StartsWith("exhibits/", StringComparison.Ordinal) && pictures.Any(p => entry.Path.Contains(p, StringComparison.Ordinal)))
            {
                _removed[entry.Path] = PictureOfForm;
            }
            else if (capture is not null && entry.Path.Contains(capture, StringComparison.Ordinal))
            {
                // A recording that is no JSON holds bodies that are compressed; values in it cannot be taken out one by one.
                _removed[entry.Path] = Unreadable;
            }
            else
            {
                _notSearched.Add((entry.Path, entry.Path.EndsWith(".png", StringComparison.Ordinal) ? "a picture: look at it, and name it with --exhibit or --region" : "a program or another file that is not text"));
            }
        }
    }

    /// <summary>Takes out the hashes of all that was changed, until none is left.</summary>
    private void TakeOutHashes()
    {
        if (_removed.Count == 0 && !_texts.Values.Any(static t => t.IsChanged))
        {
            return;
        }

        // The report repeats texts and pictures in other forms.
        if (_texts.ContainsKey(ReportFile))
        {
            _removed.TryAdd(ReportFile, Copies);
        }

        var before = -1;
        while (before != _pseudonyms.Count)
        {
            before = _pseudonyms.Count;
            foreach (var path in _removed.Keys.Concat(_texts.Values.Where(static t => t.IsChanged).Select(static t => t.Entry.Path)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            {
                _pseudonyms.Add(HashOf(path));
            }

            if (_texts.TryGetValue("audit.json", out var audit) && !_removed.ContainsKey("audit.json"))
            {
                foreach (var id in AuditReferences.TellingIds(audit, _pseudonyms))
                {
                    _pseudonyms.Add(id);
                }
            }

            foreach (var text in _texts.Values.Where(t => !_removed.ContainsKey(t.Entry.Path)))
            {
                _pseudonyms.TakeOutOf(text);
            }
        }
    }

    private RedactionReceipt Write(string destination, string saltsFolder, SigningKey key)
    {
        var entries = ImmutableArray.CreateBuilder<ManifestEntry>();
        var files = new List<(BundleFile File, long Size, uint Crc)>();
        var salted = ImmutableArray.CreateBuilder<SaltedFile>();
        var list = ImmutableArray.CreateBuilder<RedactionListEntry>();
        var copies = new List<(string Name, string Path)>();
        var changed = ImmutableArray.CreateBuilder<(string, int)>();
        foreach (var entry in _manifest.Entries.Cast<OpenEntry>())
        {
            var path = _pseudonyms.NameOf(entry.Path);
            var nameSalt = Seed.NameSalt(entry.FileSeed);
            var name = path == entry.Path ? new SignedName(nameSalt, null) : new SignedName(null, entry.NameCommitment);
            if (_removed.TryGetValue(entry.Path, out var why))
            {
                var copy = string.Create(CultureInfo.InvariantCulture, $"{copies.Count + 1}{Path.GetExtension(entry.Path)}");
                copies.Add((copy, entry.Path));
                entries.Add(new RemovedEntry(path, entry.Size, entry.Cut, entry.Whole, name, entry.BlocksRoot, entry.Parts));
                salted.Add(new(path, entry.Path, Hex(nameSalt), Hex(entry.FileSeed), copy, []));
                list.Add(new(path, true, why, _substitutes.GetValueOrDefault(entry.Path), []));
            }
            else if (_texts.TryGetValue(entry.Path, out var text) && text.IsChanged)
            {
                var (redacted, parts) = Redacted(text, path, name);
                entries.Add(redacted);
                files.Add((new(path, text.Now), text.Now.Length, Crc32.HashToUInt32(text.Now)));
                salted.Add(new(path, entry.Path, Hex(nameSalt), null, null, parts));
                list.Add(new(path, false, _personal.Contains(entry.Path) ? ForPerson : Hashes, null, Ranges(text)));
                changed.Add((path, parts.Length));
            }
            else
            {
                entries.Add(entry);
                files.Add(Copied(entry.Path));
            }
        }

        var redactions = new BundleFile("redactions.json", JsonSerializer.SerializeToUtf8Bytes(new RedactionList("candor-redactions/1", list.ToImmutable()), RedactionJsonContext.Default.RedactionList));
        var added = _added.Append(redactions).Concat(Originals()).OrderBy(static f => f.Path, StringComparer.Ordinal).ToList();
        files.AddRange(added.Select(static a => (a, (long)a.Bytes.Length, Crc32.HashToUInt32(a.Bytes.Span))));
        var manifest = new BundleManifest(entries.ToImmutable(), [.. added.Select(static a => new AddedFile(a.Path, a.Bytes.Length, SHA256.HashData(a.Bytes.Span)))]);
        if (!manifest.Root().AsSpan().SequenceEqual(_root))
        {
            throw new InvalidOperationException("A redaction changed the root.");
        }

        // The salts first: a redacted bundle without them could not be opened by anybody.
        WriteSalts(saltsFolder, new(SaltsFile.CurrentFormat, Hex(_root), salted.ToImmutable()), copies);
        BundleWriter.Emit(destination, manifest, isRedaction: true, _root, key, timestamp: null, files);
        return new(Hex(_root), key.Public.Id, [.. list.Where(static l => l.IsRemoved).Select(static l => l.Path)], changed.ToImmutable(), [.. _notSearched]);
    }

    private static (RedactedEntry Entry, ImmutableArray<SaltedPart> Parts) Redacted(TextFile text, string path, SignedName name)
    {
        var entry = text.Entry;
        var blocks = new List<RedactedBlock>();
        var taken = ImmutableArray.CreateBuilder<SaltedPart>();
        foreach (var parts in text.Parts())
        {
            var j = blocks.Count;
            var seed = Seed.Block(entry.FileSeed, j);
            var commitments = new List<byte[]>(parts.Count);
            var kept = new List<RedactedPart>(parts.Count);
            for (var k = 0; k < parts.Count; k++)
            {
                var (start, length, isTakenOut) = parts[k];
                var salt = Seed.PartSalt(seed, k);
                var bytes = text.Original.AsSpan(start, length);
                commitments.Add(Commitment.Of(salt, bytes));
                kept.Add(isTakenOut ? new(length, null, commitments[k]) : new(length, salt, null));
                if (isTakenOut)
                {
                    taken.Add(new(j, k, start, Hex(salt), Convert.ToBase64String(bytes)));
                }
            }

            var root = MerkleTree.Root(commitments);
            var from = parts[0].Start;
            var now = SHA256.HashData(text.Now.AsSpan(from, parts[^1].Start + parts[^1].Length - from));
            blocks.Add(kept.Exists(static p => p.Commitment is not null) ? new(entry.Blocks[j], root, null, now, kept) : new(entry.Blocks[j], root, seed, null, []));
        }

        var redacted = new RedactedEntry(path, entry.Size, entry.Cut, entry.Whole, SHA256.HashData(text.Now), name, blocks);
        return redacted.PartsRoot.AsSpan().SequenceEqual(entry.Parts)
            ? (redacted, taken.ToImmutable())
            : throw new BadBundleException(entry.Path, "its fine tree is not the one that was signed, so nothing can be taken out of it by parts: the bundle was made wrongly");
    }

    private static ImmutableArray<ImmutableArray<long>> Ranges(TextFile text)
    {
        var ranges = ImmutableArray.CreateBuilder<ImmutableArray<long>>();
        var (start, end) = (0L, -1L);
        foreach (var (from, length, isTakenOut) in text.Parts().SelectMany(static p => p))
        {
            if (!isTakenOut)
            {
                continue;
            }

            if (from != end)
            {
                Add();
                start = from;
            }

            end = from + length;
        }

        Add();
        return ranges.ToImmutable();

        void Add()
        {
            if (end > start)
            {
                ranges.Add([start, end - start]);
            }
        }
    }

    private IEnumerable<BundleFile> Originals()
    {
        foreach (var name in BundleFormat.Seal(_container.Holds(BundleFormat.TimestampFile)))
        {
            yield return new(BundleFormat.OriginalFolder + name, ReadAll(name, BundleLimits.Default.StatementBytes));
        }
    }

    private void WriteSalts(string folder, SaltsFile salts, List<(string Name, string Path)> copies)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        File.WriteAllBytes(Path.Combine(folder, BundleReveal.FileName), JsonSerializer.SerializeToUtf8Bytes(salts, RedactionJsonContext.Default.SaltsFile));
        foreach (var (name, path) in copies)
        {
            using var target = new FileStream(Path.Combine(folder, name), FileMode.CreateNew, FileAccess.Write);
            var (file, size, _) = Copied(path);
            FileCopy.Copy(file, size, target);
        }
    }

    /// <summary>A file as it stands in the original.</summary>
    private (BundleFile File, long Size, uint Crc) Copied(string path)
    {
        using var blob = _container.Open(path)!;
        var crc = new Crc32();
        var buffer = new byte[1 << 20];
        for (var at = 0L; blob.Read(at, buffer) is > 0 and var read; at += read)
        {
            crc.Append(buffer.AsSpan(0, read));
        }

        return (new(path, default) { Stored = () => _container.Open(path)! }, blob.Length, crc.GetCurrentHashAsUInt32());
    }

    private string HashOf(string path)
    {
        if (!_hashes.TryGetValue(path, out var hash))
        {
            using var blob = _container.Open(path)!;
            _hashes[path] = hash = Hex(FileCheck.Sha256(blob));
        }

        return hash;
    }

    private byte[] ReadAll(string path, long most)
    {
        using var blob = _container.Open(path) ?? throw new BadBundleException(path, "it is missing");
        return blob.ReadAll(path, most);
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
