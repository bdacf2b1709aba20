using System.Collections.Immutable;
using Candor.Detection;
using Candor.Knowledge;
using Candor.Policies;
using Candor.Traffic;
using Candor.Web.Site;

namespace Candor.Web.Support;

/// <summary>Audits pages of the test host, from the browser to the judged result.</summary>
internal static class Audits
{
    public static readonly KnowledgeBase Knowledge = KnowledgeLoader.Load([Repository.At("knowledge")]);

    public static Persona Persona { get; } = BaitPersona.Create();

    public static ITrafficAnalyser Analyser => new TrafficAnalyser(Knowledge, Persona);

    public static PageAuditOptions Options(TestSite site, bool isPhone = true, string language = "zh-CN", RecordedSteps? steps = null) =>
        new(isPhone, language, BlockThirdPartyCookies: false, Redact: false, steps, site.Options);

    public static async Task<PageObservation> ObserveAsync(TestSite site, string url, PageAuditOptions? options = null) =>
        await new PageObserver(Knowledge, Persona, Analyser, options ?? Options(site), TimeProvider.System)
            .ObserveAsync(PageSubject.OfAddress(url), static _ => { }, TestContext.Current.CancellationToken);

    public static Audit Judge(PageObservation page, params string[] packs)
    {
        var policies = page.Policy is { } policy ? new PolicyReader(Knowledge).Read(policy.Html, "policy.html") : null;
        return new AuditAssembler(Knowledge, Detectors.All).Assemble(
            page.Observation,
            policies is null ? [] : [policies],
            new(new DateOnly(2026, 11, 1), packs.Length > 0 ? [.. packs] : ["cn_today", "cn_2018_01", "eu", "us"], null),
            [],
            "0",
            new AuditRun("2026-11-01T00:00:00Z", 0, "test", "test"));
    }

    public static IEnumerable<string> KindsOf(Audit audit) =>
        audit.Findings.Where(static f => f.Verdict is Verdict.Violation or Verdict.Suspected).Select(static f => f.Kind).Distinct(StringComparer.Ordinal);
}
