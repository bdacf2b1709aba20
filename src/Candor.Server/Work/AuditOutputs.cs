using System.Collections.Immutable;
using System.Text.Json;

namespace Candor.Server.Work;

/// <summary>Takes what an audit made into the vault.</summary>
internal sealed class AuditOutputs(IEvidenceVault vault, WorkerOptions options)
{
    private const string AuditName = "audit.json";
    private const int LargestAudit = 256 << 20;

    /// <summary>Takes every file of a folder; the result of the job.</summary>
    /// <exception cref="InvalidDataException">There is no audit, or more than is taken.</exception>
    /// <exception cref="IOException">The vault cannot be written.</exception>
    public async Task<JobResult> TakeAsync(string folder, CancellationToken cancellation)
    {
        // Links are not followed: they could lead out of the folder.
        var files = new DirectoryInfo(folder).EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
            .Take(options.MostOutputs + 1).OrderBy(static f => f.FullName, StringComparer.Ordinal).ToList();
        if (files.Count > options.MostOutputs || files.Sum(static f => f.Length) > options.LargestOutput)
        {
            throw new InvalidDataException($"The audit made more than {options.MostOutputs} files or {options.LargestOutput >> 20} MiB.");
        }

        var audit = files.Find(f => f.FullName == Path.Combine(folder, AuditName)) ?? throw new InvalidDataException($"The audit made no {AuditName}.");
        var digest = await SummariseAsync(audit, cancellation);
        var artefacts = ImmutableArray.CreateBuilder<JobArtefact>();
        foreach (var file in files)
        {
            await using var content = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
            var blob = await vault.PutAsync(content, options.LargestOutput, cancellation);
            artefacts.Add(new(Path.GetRelativePath(folder, file.FullName).Replace('\\', '/'), blob.Sha256, blob.Size));
        }

        return new(artefacts.Single(static a => a.Name == AuditName).Sha256, digest.ToJson(), artefacts.ToImmutable()) { Identifier = digest.Identifier, VersionName = digest.VersionName };
    }

    private static async Task<AuditDigest> SummariseAsync(FileInfo audit, CancellationToken cancellation)
    {
        if (audit.Length > LargestAudit)
        {
            throw new InvalidDataException($"{AuditName} has more than {LargestAudit >> 20} MiB.");
        }

        try
        {
            return AuditDigest.Of(AuditJson.Read(await File.ReadAllBytesAsync(audit.FullName, cancellation)));
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{AuditName} cannot be read: {e.Message}", e);
        }
    }
}
