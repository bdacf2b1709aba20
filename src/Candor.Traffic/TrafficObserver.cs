using System.Security.Cryptography;
using Candor.Knowledge;
using Candor.Traffic.Captures;
using Candor.Traffic.Hosts;

namespace Candor.Traffic;

/// <summary>Observes a capture: reads its flows, and says what the subject that was recorded sent and to whom.</summary>
public sealed class TrafficObserver(KnowledgeBase knowledge, TrafficLimits? limits = null)
{
    /// <summary>How many flows of a browser's capture are looked at for the page that it is of.</summary>
    private const int LookAhead = 64;

    /// <summary>Observes a capture.</summary>
    /// <param name="path">The file.</param>
    /// <param name="request">Whose values are looked for, and what is known of the subject.</param>
    /// <param name="progress">Is told what is done.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="BadCaptureException">It is no capture of a known form.</exception>
    public CaptureObservation Observe(string path, CaptureRequest request, Action<string> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(progress);
        progress("Hashing the capture");
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        var size = file.Length;
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(file));
        file.Position = 0;
        progress("Reading the traffic");
        using var reader = new CaptureReader(file, limits);
        using var flows = reader.Flows().GetEnumerator();
        var ahead = new Queue<Flow>();
        var hosts = request.FirstPartyHosts;
        while (hosts.IsEmpty && reader.Format == CaptureFormat.Har && ahead.Count < LookAhead && flows.MoveNext())
        {
            ahead.Enqueue(flows.Current);
            if (IsPage(flows.Current))
            {
                hosts = [HostName.Of(flows.Current.Request.Url)];
            }
        }

        var analysis = new TrafficAnalyser(knowledge, request.Persona, limits)
            .Analyse(Rest(ahead, flows), new(sha256, hosts) { IsRedacted = request.IsRedacted }, cancellation);
        var name = Path.GetFileName(path);
        var identifier = hosts.IsEmpty ? name : string.Join(' ', hosts);
        var subject = new Subject(
            SubjectKind.Capture, identifier, LocalizedText.Same(request.SubjectName ?? identifier), null, null, null, null, sha256, size, null, null, []);
        var gaps = reader.Problems.Select(static p => NotAnalysed.Create(NotAnalysedArea.Traffic, p.What, p.Why)).Concat(analysis.NotAnalysed);
        if (hosts.IsEmpty && !analysis.Recipients.IsEmpty)
        {
            gaps = gaps.Append(NotAnalysed.Create(
                NotAnalysedArea.Traffic,
                new("哪些主机属于应用自身", "Which hosts are the subject's own"),
                new("录制文件没有说明；请用 --first-party 指定应用自身的域名，否则无法区分自身与第三方。", "The capture does not say; name the subject's own domains with --first-party, or own and third party cannot be told apart.")));
        }

        gaps = gaps.Append(NotAnalysed.Create(
            NotAnalysedArea.Traffic,
            new("录制之外的行为", "What was not recorded"),
            new("只看到录制时发生的请求；以密钥加密或加盐摘要的值无法识别。", "Only what happened while recording is seen; values encrypted with a key, or hashed with a salt, are not recognised.")));
        return new(
            new Observation(subject, analysis.Practices, [], [], [], analysis.Evidence, [.. gaps]) { Recipients = analysis.Recipients },
            analysis);
    }

    private static IEnumerable<Flow> Rest(Queue<Flow> ahead, IEnumerator<Flow> flows)
    {
        while (ahead.TryDequeue(out var flow))
        {
            yield return flow;
        }

        while (flows.MoveNext())
        {
            yield return flows.Current;
        }
    }

    /// <summary>Whether a flow loaded a page.</summary>
    private static bool IsPage(Flow flow) =>
        flow.Request.Method == "GET"
        && flow.Response is { Status: 200 } response
        && flow.Origin.Kind is null or "document" or "other"
        && response.Headers.Any(static h => h.Name.Equals("content-type", StringComparison.OrdinalIgnoreCase) && h.Value.Contains("html", StringComparison.OrdinalIgnoreCase));
}
