using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Candor.Android;
using Candor.Cli.Terminal;
using Candor.Detection;
using Candor.Knowledge;
using Candor.Law;
using Candor.Policies;
using Candor.Web;

namespace Candor.Cli.Auditing;

/// <summary>Runs one audit from files to a judged result: observe, read, compare, judge.</summary>
internal sealed class AuditRunner(KnowledgeBase knowledge, TimeProvider clock)
{
    private readonly PolicyReader _policies = new(knowledge);

    /// <summary>The version of the program.</summary>
    public static string Version { get; } =
        Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0";

    /// <summary>Runs a job.</summary>
    /// <exception cref="CommandException">The subject cannot be read at all, or the job asks for what there is not.</exception>
    public AuditResult Run(AuditJob job, IAuditProgress progress, CancellationToken cancellation)
    {
        var started = clock.GetUtcNow();
        var timestamp = clock.GetTimestamp();
        var request = new AuditRequest(job.Date, job.Packs, FindCategory(job.Category), job.IncludeUnverified)
        {
            Allegations = [.. job.Allegations.Select(FindDataType)],
        };

        var observing = Task.Run(() => Observe(job, progress, cancellation), cancellation);
        progress.Report("Reading the policy");
        var files = job.PolicyPaths.Select(static path => (Path: path, Bytes: InputFile.Read(path))).ToImmutableArray();
        var (observation, policy, blobs) = observing.GetAwaiter().GetResult();
        var context = new PolicyContext([observation.Subject.Name.Zh, observation.Subject.Name.En, observation.Subject.Identifier]);
        var readings = files.Select(f => _policies.Read(f.Bytes, Path.GetFileName(f.Path), context)).ToImmutableArray();
        if (files.IsEmpty && policy is not null)
        {
            // The policy that the page itself links to.
            progress.Report("Reading the policy that the page links to");
            readings = [_policies.Read(policy.Html, policy.Url, context)];
        }

        progress.Report("Comparing and judging");
        var inputs = ImmutableArray.Create(new AuditInput("subject", PageSubjects.Name(job.SubjectPath), observation.Subject.Sha256, observation.Subject.Size))
            .AddRange(files.Select(static f => new AuditInput("policy", Path.GetFileName(f.Path), Convert.ToHexStringLower(SHA256.HashData(f.Bytes)), f.Bytes.Length)));
        var audit = new AuditAssembler(knowledge, Detectors.All).Assemble(
            observation,
            readings,
            request,
            inputs,
            Version,
            new AuditRun(
                started.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
                (long)clock.GetElapsedTime(timestamp).TotalMilliseconds,
                $"{RuntimeInformation.OSDescription} {RuntimeInformation.ProcessArchitecture}",
                job.Arguments));
        return new(audit, readings.ToImmutableSortedDictionary(static r => r.Policy.TextSha256, static r => r.Text, StringComparer.Ordinal)) { Blobs = blobs };
    }

    private PageObservation Observe(AuditJob job, IAuditProgress progress, CancellationToken cancellation)
    {
        var path = job.SubjectPath;
        if (PageSubjects.Is(path))
        {
            return PageSubjects.Observe(knowledge, path, job.Page, job.Capture, clock, progress.Report, cancellation);
        }

        if (CaptureSubject.Is(path))
        {
            return new(CaptureSubject.Observe(knowledge, path, job.Capture, progress.Report, cancellation).Observation, null, []);
        }

        try
        {
            using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            end.CancelAfter(TimeSpan.FromSeconds(job.Seconds));
            var options = new AndroidOptions { Flows = job.Seconds == 0 ? null : FlowBudget.Of(job.Seconds, end.Token) };
            return new(new AndroidObserver(knowledge, options).Observe(path, progress.Report, cancellation), null, []);
        }
        catch (Android.Packages.BadApkException e)
        {
            throw CommandException.NotAnalysed($"'{Path.GetFileName(path)}' could not be read as an Android app: {e.Message}", e);
        }
    }

    private string FindDataType(string text) =>
        knowledge.DataTypes.All.FirstOrDefault(t =>
            t.Id == text
            || t.Name.Zh == text
            || t.Name.En.Equals(text, StringComparison.OrdinalIgnoreCase)
            || t.Synonyms.Zh.Contains(text)
            || t.Synonyms.En.Contains(text, StringComparer.OrdinalIgnoreCase))?.Id
        ?? throw CommandException.Usage($"'{text}' is no data type; --allege takes one such as microphone, 通讯录 or location.");

    private AppCategory? FindCategory(string? text)
    {
        if (text is null)
        {
            return null;
        }

        return knowledge.Law.FindCategory(text)
            ?? throw CommandException.Usage($"'{text}' is no app category; 'candor law categories' lists them.");
    }
}
