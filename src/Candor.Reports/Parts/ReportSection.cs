using System.Collections.Immutable;
using Candor.Reports.Html;

namespace Candor.Reports.Parts;

/// <summary>A numbered section of the report.</summary>
/// <param name="Name">The name of its place in the page.</param>
/// <param name="Title">Its heading.</param>
internal sealed record ReportSection(string Name, LocalizedText Title)
{
    public static readonly ReportSection Conclusion = new("conclusion", ReportTexts.Conclusion);
    public static readonly ReportSection NotTested = new("not-tested", ReportTexts.NotTested);
    public static readonly ReportSection Matrix = new("matrix", ReportTexts.Matrix);
    public static readonly ReportSection Findings = new("findings", ReportTexts.Findings);
    public static readonly ReportSection Allegations = new("allegations", ReportTexts.Allegations);
    public static readonly ReportSection Checks = new("checks", ReportTexts.Checks);
    public static readonly ReportSection Permissions = new("permissions", ReportTexts.Permissions);
    public static readonly ReportSection Sdks = new("sdks", ReportTexts.Sdks);
    public static readonly ReportSection Page = new("page", PageTexts.Section);
    public static readonly ReportSection Timeline = new("timeline", ReportTexts.Timeline);
    public static readonly ReportSection Policy = new("policy", ReportTexts.Policy);
    public static readonly ReportSection Appendix = new("evidence", ReportTexts.Appendix);
    public static readonly ReportSection Reproduce = new("reproduce", ReportTexts.Reproduce);
    public static readonly ReportSection Terms = new("terms", ReportTexts.Terms);

    /// <summary>All sections, in their order.</summary>
    public static ImmutableArray<ReportSection> All { get; } =
        [Conclusion, Page, NotTested, Matrix, Findings, Checks, Permissions, Sdks, Timeline, Policy, Appendix, Reproduce, Terms];

    /// <summary>The sections that a report of this audit has: those of apps are left out for pages, and the other way round.</summary>
    public static IEnumerable<ReportSection> Of(Audit audit) => All.Where(s =>
        s == Page ? audit.Page is not null
        : s == Timeline ? HasTimeline(audit)
        : (s != Permissions && s != Sdks) || audit.Subject.Kind != SubjectKind.WebPage);

    /// <summary>Whether traffic could be recorded: an app's file is read and not run.</summary>
    public static bool HasTimeline(Audit audit) => audit.Subject.Kind != SubjectKind.AndroidApp || !audit.Recipients.IsEmpty;

    public Anchor Place => Anchor.Named(Name);

    public Anchor HeadingPlace => Anchor.Named(Name + "-heading");
}
