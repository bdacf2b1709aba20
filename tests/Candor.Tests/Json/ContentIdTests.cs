namespace Candor.Tests.Json;

public class ContentIdTests
{
    [Fact]
    public void Same_parts_give_the_same_id_in_every_run() =>
        Assert.Equal("practice-9d0c6c2a3b1f0e57".Length, ContentId.Of("practice", "imei", "accesses").Length);

    [Fact]
    public void Parts_do_not_run_into_each_other()
    {
        Assert.NotEqual(ContentId.Of("x", "ab", "c"), ContentId.Of("x", "a", "bc"));
        Assert.NotEqual(ContentId.Of("x", "a", null), ContentId.Of("x", "a", ""));
        Assert.NotEqual(ContentId.Of("x", "a"), ContentId.Of("x", "a", null));
    }

    [Fact]
    public void Equal_practices_have_equal_ids_whatever_their_evidence()
    {
        var one = Practice.Create("imei", PracticeAction.Accesses, PartyIds.First, Certainty.Present, ["evidence-1"], 1);
        var two = Practice.Create("imei", PracticeAction.Accesses, PartyIds.First, Certainty.Reachable, ["evidence-2"], 7);
        Assert.Equal(one.Id, two.Id);
    }
}
