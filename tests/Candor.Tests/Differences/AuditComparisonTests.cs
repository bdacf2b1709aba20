using System.Collections.Immutable;
using Candor.Differences;

namespace Candor.Tests.Differences;

public class AuditComparisonTests
{
    private static readonly NotAnalysed Packed = NotAnalysed.Create(NotAnalysedArea.Packer, LocalizedText.Same("Code hidden by a packer"), LocalizedText.Same("packed"), ["D06", "D07"]);

    [Fact]
    public void A_finding_that_was_looked_for_and_not_found_is_fixed() =>
        Assert.Equal(Standing.Fixed, Single(SmallAudit.Of(SmallAudit.Open("undisclosed-sdk")), SmallAudit.Of(SmallAudit.Pass("undisclosed-sdk"))).Standing);

    [Fact]
    public void A_finding_is_fixed_where_another_of_its_kind_shows_that_the_kind_was_looked_for()
    {
        var difference = AuditComparison.Compare(SmallAudit.Of(SmallAudit.Open("k", "a"), SmallAudit.Open("k", "b")), SmallAudit.Of(SmallAudit.Open("k", "b")));
        Assert.Equal([Standing.StillThere, Standing.Fixed], difference.Findings.Select(static f => f.Standing));
    }

    [Fact]
    public void A_finding_whose_kind_was_not_looked_for_is_never_fixed()
    {
        var @new = SmallAudit.Of() with
        {
            NotAnalysed = [NotAnalysed.Create(NotAnalysedArea.Law, LocalizedText.Same("D06: whether"), LocalizedText.Same("No privacy policy was given."), ["D06"])],
        };
        var change = Single(SmallAudit.Of(SmallAudit.Open("undisclosed-sdk")), @new);
        Assert.Equal(Standing.NotLookedFor, change.Standing);
        Assert.Contains("No privacy policy was given.", change.Why.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(NotAnalysedArea.Packer)]
    [InlineData(NotAnalysedArea.Code)]
    [InlineData(NotAnalysedArea.Manifest)]
    [InlineData(NotAnalysedArea.CallPaths)]
    [InlineData(NotAnalysedArea.DynamicLoading)]
    [InlineData(NotAnalysedArea.Archive)]
    public void What_a_new_version_hides_is_never_fixed_even_where_its_kind_passes(NotAnalysedArea area)
    {
        var gap = NotAnalysed.Create(area, LocalizedText.Same("hidden"), LocalizedText.Same("why"), ["D06"]);
        var change = Single(SmallAudit.Of(SmallAudit.Open("k")), SmallAudit.Of(SmallAudit.Pass("k")) with { NotAnalysed = [gap] });
        Assert.Equal(Standing.NotLookedFor, change.Standing);
        Assert.Contains("hidden", change.Why.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gap_that_both_versions_have_hides_nothing_new_whatever_its_numbers()
    {
        var before = NotAnalysed.Create(NotAnalysedArea.CallPaths, LocalizedText.Same("Virtual calls have 312 targets"), LocalizedText.Same("why"), ["D06"]);
        var after = NotAnalysed.Create(NotAnalysedArea.CallPaths, LocalizedText.Same("Virtual calls have 340 targets"), LocalizedText.Same("why"), ["D06"]);
        Assert.Equal(
            Standing.Fixed,
            Single(SmallAudit.Of(SmallAudit.Open("k")) with { NotAnalysed = [before] }, SmallAudit.Of(SmallAudit.Pass("k")) with { NotAnalysed = [after] }).Standing);
    }

    [Fact]
    public void A_gap_of_another_detector_hides_nothing_of_this_one() =>
        Assert.Equal(
            Standing.Fixed,
            Single(SmallAudit.Of(SmallAudit.Open("k", detector: "D15")), SmallAudit.Of(SmallAudit.Pass("k", "D15")) with { NotAnalysed = [Packed] }).Standing);

    [Fact]
    public void New_native_code_is_a_reservation_and_no_obstacle()
    {
        var native = NotAnalysed.Create(NotAnalysedArea.Native, LocalizedText.Same("1 native library: x.so"), LocalizedText.Same("why"), ["D06"]);
        var change = Single(SmallAudit.Of(SmallAudit.Open("k")), SmallAudit.Of(SmallAudit.Pass("k")) with { NotAnalysed = [native] });
        Assert.Equal(Standing.Fixed, change.Standing);
        Assert.Contains("x.so", change.Why.En, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_policy_lacked_and_now_has_is_fixed_though_part_of_the_policy_was_not_read()
    {
        var search = Evidence.Create(new string('b', 64), new SearchLocator(LocalizedText.Same("retention"), 100));
        var old = SmallAudit.Of(SmallAudit.Open("policy-lacks-retention", certainty: Certainty.Observed) with { Evidence = [search.Id] }) with { Evidence = [search] };
        var picture = NotAnalysed.Create(NotAnalysedArea.Policy, LocalizedText.Same("a picture"), LocalizedText.Same("not read"), ["D06"]);
        Assert.Equal(Standing.Fixed, Single(old, SmallAudit.Of(SmallAudit.Pass("policy-lacks-retention")) with { NotAnalysed = [picture] }).Standing);
    }

    [Fact]
    public void What_a_policy_said_and_a_policy_that_was_read_in_part_no_longer_says_is_not_called_fixed()
    {
        var quote = Evidence.Create(new string('b', 64), new TextLocator(0, 3, "abc", "", "", []));
        var old = SmallAudit.Of(SmallAudit.Open("kept-for-ever", certainty: Certainty.Observed) with { Evidence = [quote.Id] }) with { Evidence = [quote] };
        var picture = NotAnalysed.Create(NotAnalysedArea.Policy, LocalizedText.Same("a picture"), LocalizedText.Same("not read"), ["D06"]);
        Assert.Equal(Standing.NotLookedFor, Single(old, SmallAudit.Of(SmallAudit.Pass("kept-for-ever")) with { NotAnalysed = [picture] }).Standing);
    }

    [Fact]
    public void A_finding_that_concerns_more_data_is_worse_and_says_what_came_to_it()
    {
        var one = Practice.Create("imei", PracticeAction.Accesses, "adnet", Certainty.Reachable, [], 1);
        var two = Practice.Create("location", PracticeAction.Accesses, "adnet", Certainty.Reachable, [], 1);
        var old = SmallAudit.Of(SmallAudit.Open("k") with { Practices = [one.Id] }) with { Practices = [one] };
        var @new = SmallAudit.Of(SmallAudit.Open("k") with { Practices = [one.Id, two.Id] }) with { Practices = [one, two] };
        var change = Single(old, @new);
        Assert.Equal(Standing.Worse, change.Standing);
        Assert.Equal(["location"], change.Grown);
        var back = Single(@new, old);
        Assert.Equal(Standing.StillThere, back.Standing);
        Assert.Equal(["location"], back.Shrunk);
    }

    [Fact]
    public void A_suspicion_that_became_a_violation_is_worse()
    {
        var change = Single(SmallAudit.Of(SmallAudit.Open("k")), SmallAudit.Of(SmallAudit.Open("k", verdict: Verdict.Violation)));
        Assert.Equal(Standing.Worse, change.Standing);
    }

    [Fact]
    public void Practices_that_a_packed_version_no_longer_shows_are_not_gone()
    {
        var practice = Practice.Create("imei", PracticeAction.Accesses, "adnet", Certainty.Reachable, [], 1);
        var old = SmallAudit.Of() with { Practices = [practice] };
        var open = AuditComparison.Compare(old, SmallAudit.Of());
        Assert.Equal("imei", Assert.Single(open.DataTypes.Gone).Id);
        var packed = AuditComparison.Compare(old, SmallAudit.Of() with { NotAnalysed = [Packed] });
        Assert.Empty(packed.DataTypes.Gone);
        Assert.Equal("imei", Assert.Single(packed.DataTypes.NotSeen).Id);
        Assert.Equal(PracticeKey.Of(practice), Assert.Single(packed.Practices.NotSeen));
        Assert.Equal(Packed.Id, Assert.Single(packed.Blindness).Id);
    }

    [Fact]
    public void Other_law_knowledge_day_or_subject_is_told()
    {
        var old = SmallAudit.Of();
        var @new = old with { Options = new("2018-01-05", ["eu"], null), Tool = old.Tool with { Knowledge = new string('8', 64) }, Subject = old.Subject with { Identifier = "com.example.other", Sha256 = new string('c', 64) } };
        Assert.Equal(4, AuditComparison.Compare(old, @new).Notes.Length);
    }

    [Fact]
    public void An_app_and_a_page_cannot_be_compared()
    {
        var page = SmallAudit.Of() with { Subject = SmallAudit.Of().Subject with { Kind = SubjectKind.WebPage } };
        Assert.Contains("an app", Assert.Throws<ArgumentException>(() => AuditComparison.Compare(SmallAudit.Of(), page)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Findings_that_an_enemy_gave_the_same_id_are_compared_once()
    {
        var twice = SmallAudit.Of(SmallAudit.Open("k"), SmallAudit.Open("k"));
        Assert.Single(AuditComparison.Compare(twice, twice).Findings);
    }

    [Fact]
    public void The_same_two_audits_give_the_same_bytes()
    {
        var old = SmallAudit.Of(SmallAudit.Open("k", "a"), SmallAudit.Open("k", "b"), SmallAudit.Open("m"));
        var @new = SmallAudit.Of(SmallAudit.Open("m"), SmallAudit.Open("k", "c"));
        var turned = @new with { Findings = [.. @new.Findings.Reverse()] };
        Assert.Equal(DifferenceJson.Write(AuditComparison.Compare(old, @new)), DifferenceJson.Write(AuditComparison.Compare(old, turned)));
    }

    private static FindingChange Single(Audit old, Audit @new) => Assert.Single(AuditComparison.Compare(old, @new).Findings);
}
