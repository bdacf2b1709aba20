using Candor.Traffic.Tests.Support;

namespace Candor.Traffic.Tests.Channels;

/// <summary>Nothing is found where nothing is.</summary>
public sealed class CleanTrafficTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(20_261_125)]
    public void A_thousand_clean_requests_give_no_sighting(int seed)
    {
        var analysis = Sent.Analyse([.. CleanTraffic.Flows(1_000, seed)]);
        Assert.Empty(analysis.Sightings.Select(static s => $"{s.Locator.Request} {s.DataType} {s.Basis} {string.Join(" › ", s.Locator.Chain)} {s.Locator.Excerpt}"));
        Assert.Empty(analysis.Practices);
        Assert.DoesNotContain(analysis.Recipients, static r => r.Behaviours.Length > 0);
        Assert.Empty(analysis.NotAnalysed);
    }

    [Fact]
    public void One_value_among_them_is_found()
    {
        var flows = CleanTraffic.Flows(200, 7).Append(Sent.Get($"{Sent.Tracker}?q={Coded.Sha256(Shipped.Phone)}") with { Number = 201 }).ToArray();
        var found = Assert.Single(Sent.In(flows));
        Assert.Equal((201, "phone-number"), (found.Locator.Request, found.DataType));
    }
}
