using Candor.Reports.Model;
using Candor.Reports.Tests.Samples;

namespace Candor.Reports.Tests.Model;

public sealed class MatrixTests
{
    private static readonly Matrix Matrix = Matrix.Of(BrowserAudit.Audit, new Names(BrowserAudit.Audit.Glossary));

    [Fact]
    public void The_apps_own_rows_come_first_and_the_worst_told_of_them_first()
    {
        Assert.Equal(
            ["call-log", "precise-location", "sms", "contacts", "device-model"],
            Matrix.Rows.TakeWhile(static r => r.Party == PartyIds.First).Select(static r => r.DataType));
    }

    [Fact]
    public void Third_parties_follow_by_their_gravest_row()
    {
        Assert.Equal(["example-adnet", "star"], Matrix.Rows.SkipWhile(static r => r.Party == PartyIds.First).Select(static r => r.Party));
    }

    [Fact]
    public void Practices_of_one_type_and_party_share_a_row_and_a_statement()
    {
        var sms = Matrix.Rows.Single(static r => r.DataType == "sms");
        Assert.Equal([PracticeAction.Accesses, PracticeAction.Requests], sms.Practices.Select(static p => p.Action));
        Assert.Single(sms.Statements);
    }

    [Fact]
    public void A_practice_that_was_not_compared_has_no_statement()
    {
        var matrix = Matrix.Of(BrowserAudit.Audit with { Consistency = [] }, new Names(BrowserAudit.Audit.Glossary));
        Assert.All(matrix.Rows, static r => Assert.Equal(0, r.Gravity));
    }
}
