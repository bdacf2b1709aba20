using System.Collections.Immutable;

namespace Candor.Tests.Differences;

/// <summary>The smallest audit of an app that can be compared.</summary>
internal static class SmallAudit
{
    public static Audit Of(params ImmutableArray<Finding> findings) => new(
        Audit.CurrentSchemaVersion,
        new("candor", "0.1.0", new string('7', 64), 10),
        new("2026-11-25", ["core"], null),
        new(SubjectKind.AndroidApp, "com.example.app", LocalizedText.Same("App"), "1.0", 1, null, null, new string('a', 64), 10, 21, 34, []),
        [],
        [],
        [],
        [],
        [],
        [],
        [],
        [],
        [],
        findings,
        [],
        [],
        new([], [], [], []),
        new("2026-11-25T00:00:00Z", 1, "host", "candor audit app.apk"));

    /// <summary>An open finding; its id is made of kind and fact, as the judge makes it.</summary>
    public static Finding Open(string kind, string fact = "x", Verdict verdict = Verdict.Suspected, Certainty certainty = Certainty.Reachable, string detector = "D06") => new(
        ContentId.Of("finding", kind, fact),
        detector,
        kind,
        verdict,
        certainty,
        Severity.High,
        LocalizedText.Same($"{kind} {fact}"),
        LocalizedText.Same("why"),
        LocalizedText.Same("mend"),
        [],
        [],
        [],
        []);

    /// <summary>That a kind was looked for and not found.</summary>
    public static Finding Pass(string kind, string detector = "D06") => Open(kind, "pass", Verdict.Pass, Certainty.Declared, detector);
}
