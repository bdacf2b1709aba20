using System.Collections.Immutable;
using Candor.Knowledge;
using Candor.Particulars;
using Candor.Reports.Papers;
using Candor.Reports.Tests.Samples;

namespace Candor.Reports.Tests.Papers;

/// <summary>Papers of the sample audit in every form.</summary>
internal static class PaperSamples
{
    public static ImmutableArray<PaperForm> Notices { get; } = [PaperForm.Miit, PaperForm.Cverc, PaperForm.Cnil, PaperForm.Letter, PaperForm.Complaint];

    public static KnowledgeBase Knowledge { get; } = KnowledgeLoader.Load(Path.Combine(Root(), "knowledge"));

    /// <summary>The sample, and another version of it in which one finding is gone and not looked for, and one is new.</summary>
    public static Audit NewVersion { get; } = BrowserAudit.Audit with
    {
        Subject = BrowserAudit.Audit.Subject with { VersionName = "6.5.0", Sha256 = new string('d', 64) },
        Findings =
        [
            .. BrowserAudit.Audit.Findings.Where(static f => f.Kind is not ("collection-before-choice" or "policy-lacks-retention")),
            Pass("policy-lacks-retention"),
            BrowserAudit.Audit.Findings[0] with { Id = "finding-00000000000000aa", Kind = "weak-cipher", Title = new("使用不安全的加密", "Encryption that does not protect") },
        ],
    };

    public static PaperOptions Options(Language language, PaperParticulars? known = null) => new(language, known ?? PaperParticulars.None, Knowledge);

    public static Paper Make(PaperForm form, Language language, PaperParticulars? known = null, Audit? audit = null) => form switch
    {
        PaperForm.Rectification => PaperMaker.Rectification(audit ?? BrowserAudit.Audit, NewVersion, Options(language, known)),
        PaperForm.Ropa => PaperMaker.Ropa(audit ?? BrowserAudit.Audit, Options(language, known)),
        _ => PaperMaker.Notice(form, [audit ?? BrowserAudit.Audit], Options(language, known)),
    };

    public static TheoryData<PaperForm, Language> All()
    {
        var all = new TheoryData<PaperForm, Language>();
        foreach (var form in Enum.GetValues<PaperForm>())
        {
            all.Add(form, Language.Zh);
            all.Add(form, Language.En);
        }

        return all;
    }

    private static Finding Pass(string kind) => new(
        ContentId.Of("finding", "pass", kind), "D05", kind, Verdict.Pass, Certainty.Declared, Severity.Info, new("问", "question"), new("未发现", "not found"), new("无", "none"), [], [], [], []);

    private static string Root([System.Runtime.CompilerServices.CallerFilePath] string path = "")
    {
        for (var folder = new DirectoryInfo(Path.GetDirectoryName(path)!); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Candor.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests do not run inside a checkout.");
    }
}
