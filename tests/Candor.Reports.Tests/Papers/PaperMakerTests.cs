using System.Text;
using Candor.Differences;
using Candor.Particulars;
using Candor.Reports.Papers;
using Candor.Reports.Tests.Samples;

namespace Candor.Reports.Tests.Papers;

public class PaperMakerTests
{
    public static TheoryData<PaperForm, Language> All => PaperSamples.All();

    [Fact]
    public void The_ministrys_table_has_its_six_columns_and_a_row_for_each_app()
    {
        var other = BrowserAudit.Audit with { Subject = BrowserAudit.Audit.Subject with { Identifier = "com.example.other", Name = new("另一应用", "Other"), Developer = null } };
        var paper = PaperMaker.Notice(PaperForm.Miit, [BrowserAudit.Audit, other], PaperSamples.Options(Language.Zh));
        Assert.Equal(["序号", "应用名称", "应用开发者", "应用来源", "应用版本", "所涉问题"], paper.Table.Columns.Take(6));
        Assert.Equal(2, paper.Table.Rows.Length);
        Assert.Equal(["1", "示例浏览器", "示例网络科技有限公司"], paper.Table.Rows[0].Take(3));
        Assert.Equal("【待填：另一应用 的开发者】", paper.Table.Rows[1][2]);
        Assert.Contains("违规收集个人信息", paper.Table.Rows[0][6], StringComparison.Ordinal);
        Assert.Equal("1-1", paper.Exhibits[0].Number);
        Assert.Contains(paper.Exhibits, static e => e.Number.StartsWith("2-", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_item_leads_to_exhibits_that_the_audit_has(PaperForm form, Language language)
    {
        var paper = PaperSamples.Make(form, language);
        var evidence = BrowserAudit.Audit.Evidence.ToDictionary(static e => e.Id, StringComparer.Ordinal);
        Assert.All(paper.Exhibits, e => Assert.Equal(evidence[e.Evidence].Blob, e.BlobSha256));
        var numbers = paper.Exhibits.Select(static e => e.Number).ToList();
        Assert.Equal(numbers.Count, numbers.Distinct(StringComparer.Ordinal).Count());
        Assert.All(paper.Items, i => Assert.Subset(numbers.ToHashSet(StringComparer.Ordinal), i.Exhibits.ToHashSet(StringComparer.Ordinal)));
        if (form != PaperForm.Ropa)
        {
            Assert.NotEmpty(paper.Items);
            Assert.NotEmpty(paper.Exhibits);
        }
    }

    [Theory]
    [InlineData(Language.Zh, "疑似")]
    [InlineData(Language.En, "suspected")]
    public void A_suspicion_is_marked_as_one_in_every_notice(Language language, string mark)
    {
        Assert.All(PaperSamples.Notices, form =>
        {
            var paper = PaperSamples.Make(form, language);
            var html = Report.Parse(Encoding.UTF8.GetString(PaperHtml.Write(paper)));
            var suspected = paper.Items.Count(static i => i.Verdict == Verdict.Suspected);
            Assert.True(suspected > 0);
            var marks = html.QuerySelectorAll(".suspected").ToList();
            if (form is not PaperForm.Cverc)
            {
                Assert.True(marks.Count >= suspected, $"{form}: {marks.Count} marks for {suspected} suspicions");
            }

            Assert.Contains(mark, html.Body!.TextContent, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Where_nothing_is_proven_the_notice_accuses_nobody()
    {
        var suspicions = BrowserAudit.Audit with { Findings = [.. BrowserAudit.Audit.Findings.Where(static f => f.Verdict != Verdict.Violation)] };
        var paper = PaperSamples.Make(PaperForm.Miit, Language.Zh, audit: suspicions);
        var text = Report.Parse(Encoding.UTF8.GetString(PaperHtml.Write(paper))).Body!.TextContent;
        Assert.DoesNotContain("侵害用户权益行为的 App 通报", text, StringComparison.Ordinal);
        Assert.Contains("待核实", paper.Title, StringComparison.Ordinal);
        Assert.DoesNotContain("经检测，", text, StringComparison.Ordinal);
        Assert.Equal(string.Empty, paper.Table.Rows[0][5]);
        var record = Report.Parse(Encoding.UTF8.GetString(PaperHtml.Write(PaperSamples.Make(PaperForm.Cnil, Language.En, audit: suspicions)))).Body!.TextContent;
        Assert.DoesNotContain("by itself at odds", record, StringComparison.Ordinal);
        Assert.Contains("this record does not hold it", record, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void What_was_not_tested_stands_in_every_paper(PaperForm form, Language language)
    {
        var text = Report.Parse(Encoding.UTF8.GetString(PaperHtml.Write(PaperSamples.Make(form, language)))).Body!.TextContent;
        Assert.All(BrowserAudit.Audit.NotAnalysed, n => Assert.Contains(n.What.In(language), text, StringComparison.Ordinal));
    }

    [Fact]
    public void An_allegation_that_nothing_bears_out_is_told_with_what_was_tried()
    {
        var audit = BrowserAudit.Audit with
        {
            Allegations = [new("allegation-1", "microphone", AllegationOutcome.NotSubstantiated, new("所作检查均不支持该说法。", "Nothing that was tried bears it out."), [new(new("试过的", "what was tried"), new("没有。", "No."), false, [])])],
        };
        Assert.All(PaperSamples.Notices, form =>
        {
            var paper = PaperSamples.Make(form, Language.Zh, audit: audit);
            Assert.Equal(["试过的：没有。"], Assert.Single(paper.Allegations).Tried);
            Assert.Contains("不成立（未获证实）", Encoding.UTF8.GetString(PaperHtml.Write(paper)), StringComparison.Ordinal);
        });
    }

    [Theory]
    [MemberData(nameof(All))]
    public void What_no_audit_knows_is_a_marked_blank_until_it_is_given(PaperForm form, Language language)
    {
        var empty = PaperSamples.Make(form, language);
        Assert.NotEmpty(empty.Blanks);
        var html = Encoding.UTF8.GetString(PaperHtml.Write(empty));
        Assert.All(empty.Blanks, b => Assert.Contains(b, html, StringComparison.Ordinal));
        var id = BrowserAudit.Audit.Subject.Identifier;
        var full = PaperSamples.Make(form, language, new PaperParticulars
        {
            Issuer = "A", Recipient = "B", Number = "C", Date = "D", Deadline = "E", Contact = "F", TestPeriod = "G", Tester = "H", Reviewer = "I", Complainant = "J", Authority = "K",
            Controller = "L", Representative = "M", DataProtectionOfficer = "N", LegalBasis = "O", Retention = "P",
            Subjects = [new(id, "Q", "R", "S")],
            Measures = [.. empty.Items.Select(static i => new Measure(i.Finding, null, "T"))],
        });
        if (form != PaperForm.Ropa)
        {
            Assert.Empty(full.Blanks);
            Assert.DoesNotContain("<mark>", Encoding.UTF8.GetString(PaperHtml.Write(full)), StringComparison.Ordinal);
        }
        else
        {
            Assert.True(full.Blanks.Length < empty.Blanks.Length);
        }
    }

    [Fact]
    public void A_report_of_what_was_mended_tells_before_and_after_and_never_calls_fixed_what_was_not_looked_for()
    {
        var paper = PaperSamples.Make(PaperForm.Rectification, Language.Zh, new PaperParticulars { Measures = [new(null, "policy-lacks-retention", "已在政策第六节写明保存期限")] });
        var standings = paper.Items.ToDictionary(static i => i.Kind + i.Title, static i => i.Standing);
        Assert.Equal(Standing.Fixed, paper.Items.Single(static i => i.Kind == "policy-lacks-retention").Standing);
        Assert.Equal(Standing.NotLookedFor, paper.Items.Single(static i => i.Kind == "collection-before-choice").Standing);
        Assert.Equal(Standing.New, paper.Items.Single(static i => i.Kind == "weak-cipher").Standing);
        Assert.Equal("已在政策第六节写明保存期限", paper.Items.Single(static i => i.Kind == "policy-lacks-retention").Measure);
        Assert.Equal(paper.Items.Length, standings.Count);
        var text = Report.Parse(Encoding.UTF8.GetString(PaperHtml.Write(paper))).Body!.TextContent;
        Assert.Contains("复检已消除 1 项", text, StringComparison.Ordinal);
        Assert.Contains("未能复查 1 项（不计为已整改）", text, StringComparison.Ordinal);
        Assert.Contains("6.5.0", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_of_processing_has_a_row_for_each_data_type_and_marks_where_policy_and_deed_disagree()
    {
        var paper = PaperSamples.Make(PaperForm.Ropa, Language.En);
        var types = BrowserAudit.Audit.Practices.Select(static p => p.DataType).Concat(BrowserAudit.Audit.Disclosures.Where(static d => d.Polarity == Polarity.Affirmed).Select(static d => d.DataType)).Distinct().Count();
        Assert.Equal(types, paper.Table.Rows.Length);
        Assert.Contains(paper.Table.Rows, static r => r[11].Contains("omitted", StringComparison.Ordinal));
        Assert.Contains(paper.Table.Rows, static r => r[8].StartsWith("[to be filled in", StringComparison.Ordinal));
    }

    [Fact]
    public void A_notice_of_the_ministry_rests_on_the_law_of_its_own_country()
    {
        var foreign = BrowserAudit.Audit.Findings[0].Citations[0] with { Rule = "EU-GDPR-13", Instrument = new("通用数据保护条例", "GDPR") };
        var audit = BrowserAudit.Audit with
        {
            Findings = [BrowserAudit.Audit.Findings[0] with { Citations = [.. BrowserAudit.Audit.Findings[0].Citations, foreign] }, BrowserAudit.Audit.Findings[1] with { Citations = [foreign] }],
        };
        var notice = PaperSamples.Make(PaperForm.Miit, Language.Zh, audit: audit);
        Assert.DoesNotContain(Assert.Single(notice.Items).Citations, static c => c.Rule == "EU-GDPR-13");
        Assert.Contains("另有 1 项发现只涉及其他法域的规则", Encoding.UTF8.GetString(PaperHtml.Write(notice)), StringComparison.Ordinal);
        Assert.Equal(2, PaperSamples.Make(PaperForm.Cnil, Language.Zh, audit: audit).Items.Length);
    }
}
