using Candor.Cases.Tests.Workflow;

namespace Candor.Cases.Tests.Chain;

public sealed class EventChainTests : IDisposable
{
    private readonly EventSigner _signer = EventSigner.New();

    [Fact]
    public void A_whole_chain_holds() => Assert.Empty(EventChain.Verify(Links(), _signer.PublicKey));

    [Fact]
    public void Every_change_of_a_character_is_found()
    {
        var links = Links();
        var random = new Random(7);
        for (var i = 0; i < 500; i++)
        {
            var at = random.Next(links.Count);
            var body = links[at].Body!.ToCharArray();
            var place = random.Next(body.Length);
            body[place] = body[place] == 'x' ? 'y' : 'x';
            List<ExportedEvent> changed = [.. links];
            changed[at] = links[at] with { Body = new(body) };
            Assert.NotEmpty(EventChain.Verify(changed, _signer.PublicKey));
        }
    }

    [Fact]
    public void A_chain_written_anew_by_another_is_not_signed()
    {
        using var other = EventSigner.New();
        Assert.Contains("not signed", EventChain.Verify(Links(other), _signer.PublicKey)[0], StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_that_was_taken_out_put_in_or_moved_is_found()
    {
        var links = Links();
        Assert.NotEmpty(EventChain.Verify([.. links.Take(2), .. links.Skip(3)], _signer.PublicKey));
        Assert.NotEmpty(EventChain.Verify([links[0], links[0], .. links.Skip(1)], _signer.PublicKey));
        Assert.NotEmpty(EventChain.Verify([links[0], links[2], links[1], .. links.Skip(3)], _signer.PublicKey));
        Assert.NotEmpty(EventChain.Verify([.. links.Skip(1)], _signer.PublicKey));
    }

    [Fact]
    public void Every_move_reads_back_as_it_was_written()
    {
        var links = Links();
        Assert.All(links, link => Assert.Equal(link.Body, EventChain.Link(EventChain.Read(link.Body!, link.Hash, link.Signature).Body, _signer).Json));
    }

    [Fact]
    public void A_chain_of_which_events_are_withheld_holds_and_no_other_takes_their_place()
    {
        var links = Links();
        List<ExportedEvent> partial = [.. links.Select(static (l, i) => i % 2 == 0 ? l with { Body = null } : l)];

        Assert.Empty(EventChain.Verify(partial, _signer.PublicKey));
        Assert.Empty(EventChain.Verify(CaseExport.FromJson(new CaseExport(CaseExport.CurrentSchema, _signer.PublicKey, [.. partial]).ToJson()).Events, _signer.PublicKey));
        Assert.NotEmpty(EventChain.Verify([partial[0], .. partial.Skip(2)], _signer.PublicKey));
        Assert.NotEmpty(EventChain.Verify([partial[1], .. partial.Skip(1)], _signer.PublicKey));
        Assert.NotEmpty(EventChain.Verify([partial[0], partial[1], partial[2] with { Hash = Sample.Hash(5) }, .. partial.Skip(3)], _signer.PublicKey));
        Assert.NotEmpty(EventChain.Verify([partial[0] with { Hash = "none" }, .. partial.Skip(1)], _signer.PublicKey));
    }

    [Fact]
    public void A_key_that_lies_encrypted_is_read_with_its_password_and_no_other()
    {
        var pem = _signer.ToPem("correct horse");

        using var read = EventSigner.FromPem(pem, "correct horse");

        Assert.Equal(_signer.PublicKey, read.PublicKey);
        Assert.Throws<FormatException>(() => EventSigner.FromPem(pem, "wrong horse"));
        Assert.Throws<FormatException>(() => EventSigner.FromPem(pem));
        Assert.Throws<FormatException>(() => EventSigner.FromPem("none", "correct horse"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("{\"schema\":\"candor-case/2\",\"publicKey\":\"\",\"events\":[]}")]
    public void What_is_no_chain_is_refused(string json) => Assert.ThrowsAny<System.Text.Json.JsonException>(() => CaseExport.FromJson(System.Text.Encoding.UTF8.GetBytes(json)));

    public void Dispose() => _signer.Dispose();

    private List<ExportedEvent> Links(EventSigner? signer = null)
    {
        var links = new List<ExportedEvent>();
        var previous = EventChain.Beginning;
        foreach (var (actor, move) in Sample.Reported())
        {
            var link = EventChain.Link(new("case", links.Count + 1, Sample.Start.AddHours(links.Count), actor, previous, [Sample.Hash(links.Count)], move), signer ?? _signer);
            links.Add(new(link.Json, link.Hash, link.Signature));
            previous = link.Hash;
        }

        return links;
    }
}
