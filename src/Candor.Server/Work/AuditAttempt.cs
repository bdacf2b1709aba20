using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Candor.Server.Web;

namespace Candor.Server.Work;

/// <summary>
/// One attempt at one audit: fetches the files, runs the audit in a child process, keeps what it made. A subject that breaks the analyser breaks
/// this attempt and nothing else; its folder is deleted whatever happens.
/// </summary>
internal sealed class AuditAttempt(IEvidenceVault vault, WorkerOptions options, TimeProvider clock)
{
    private const int NotAnalysed = 3;
    private const int Usage = 2;

    /// <summary>Makes the attempt.</summary>
    /// <param name="lease">The job.</param>
    /// <param name="stage">Is told how far it is.</param>
    /// <param name="unwanted">Ends it early: nobody wants its result any more.</param>
    public async Task<AuditOutcome> RunAsync(JobLease lease, Action<int, string> stage, CancellationToken unwanted)
    {
        var folder = Directory.CreateTempSubdirectory("candor-audit-").FullName;
        try
        {
            JobRequest request;
            try
            {
                request = JobRequestJson.Read(lease.Request);
            }
            catch (JsonException)
            {
                return Failed("The request cannot be read.", isFinal: true);
            }

            stage(2, "Fetching");
            if (await FetchAsync(request.Subject, folder, "subject", unwanted) is not { } subject)
            {
                return Failed("The file to audit is not in the vault.", isFinal: false);
            }

            var policies = new List<string>();
            foreach (var policy in request.Policies)
            {
                if (await FetchAsync(policy, folder, $"policy-{policies.Count}", unwanted) is not { } fetched)
                {
                    return Failed("The policy is not in the vault.", isFinal: false);
                }

                policies.Add(fetched);
            }

            var output = Directory.CreateDirectory(Path.Combine(folder, "out")).FullName;
            var stages = 0;
            stage(5, "Starting");
            var end = await new ChildProcess(clock).RunAsync(
                options.Command,
                AuditArguments.Of(request, subject, policies, output, options.BundleKey),
                folder,
                options.Memory,
                options.Longest,
                // How many stages there are depends on the subject: each takes a part of what is left.
                s => stage(90 - (int)(80 * Math.Pow(0.8, Interlocked.Increment(ref stages))), s),
                unwanted);
            if (end.Killed == ChildLimit.Unwanted)
            {
                return new(null, null);
            }

            if (end is { Killed: null, ExitCode: 0 } && File.Exists(Path.Combine(output, "audit.json")))
            {
                stage(92, "Keeping the evidence");
                return await KeepAsync(output, unwanted);
            }

            return Failed(end);
        }
        finally
        {
            Delete(folder);
        }
    }

    private async Task<string?> FetchAsync(AuditSource source, string folder, string place, CancellationToken cancellation)
    {
        if (source.Address is { } address)
        {
            return address;
        }

        await using var stream = await vault.OpenAsync(source.Sha256 ?? "", cancellation);
        if (stream is null)
        {
            return null;
        }

        // A folder of its own, so that two files of one name do not meet; the name was cleaned when it came and is cleaned again.
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, place)).FullName, Uploads.CleanName(source.FileName ?? "file"));
        await using var file = File.Create(path);
        await stream.CopyToAsync(file, cancellation);
        return path;
    }

    private async Task<AuditOutcome> KeepAsync(string output, CancellationToken cancellation)
    {
        Audit audit;
        try
        {
            audit = AuditJson.Read(await File.ReadAllBytesAsync(Path.Combine(output, "audit.json"), cancellation));
        }
        catch (JsonException e)
        {
            return Failed($"The audit cannot be read: {e.Message}", isFinal: false);
        }

        var artefacts = ImmutableArray.CreateBuilder<JobArtefact>();
        foreach (var path in Directory.EnumerateFiles(output).Order(StringComparer.Ordinal))
        {
            await using var file = File.OpenRead(path);
            var blob = await vault.PutAsync(file, options.LargestFile, cancellation);
            artefacts.Add(new(Path.GetFileName(path), blob.Sha256, blob.Size));
        }

        return new(new(artefacts.First(static a => a.Name == "audit.json").Sha256, AuditDigest.Of(audit).ToJson(), artefacts.ToImmutable()), null);
    }

    private AuditOutcome Failed(ChildEnd end) => end switch
    {
        { Killed: ChildLimit.Memory } => new(null, new($"The audit used more than {options.Memory} MiB and was ended.") { NeedsLargerWorker = true }),
        { Killed: ChildLimit.Time } => Failed($"The audit took longer than {options.Longest.TotalMinutes:0} minutes and was ended.", isFinal: false),
        { ExitCode: Usage or NotAnalysed } => Failed(end.Errors.Length > 0 ? end.Errors : "The subject could not be analysed.", isFinal: true),
        { ExitCode: 0 } => Failed("The audit ended without a result.", isFinal: false),
        _ => Failed(string.Create(CultureInfo.InvariantCulture, $"The audit broke off ({end.ExitCode}). {end.Errors}"), isFinal: false),
    };

    private static AuditOutcome Failed(string error, bool isFinal) => new(null, new(error) { IsFinal = isFinal });

    private static void Delete(string folder)
    {
        for (var attempt = 0; attempt < 5; attempt++)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
                return;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // A process of the tree that was just killed still holds a file; it is gone in a moment.
                Thread.Sleep(100);
            }
        }
    }
}
