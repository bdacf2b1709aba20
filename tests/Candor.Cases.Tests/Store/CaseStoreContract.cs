using Candor.Cases.Tests.Support;
using Candor.Cases.Tests.Workflow;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Candor.Cases.Tests.Store;

/// <summary>What a store of cases does, whatever database is behind it.</summary>
public abstract class CaseStoreContract
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_case_is_what_its_chain_says_and_numbers_count_up()
    {
        await using var store = await OpenAsync();
        var first = await store.Cases.OpenAsync(Workspace.Regulator, "账单页", null, Sample.Tester, Cancellation);
        var second = await store.Cases.OpenAsync(Workspace.Regulator, "新闻应用", null, Sample.Tester, Cancellation);
        Assert.EndsWith("-0001", first.File!.Number, StringComparison.Ordinal);
        Assert.EndsWith("-0002", second.File!.Number, StringComparison.Ordinal);
        foreach (var (actor, move) in Sample.Noticed().Skip(1))
        {
            var made = await store.Cases.MoveAsync(first.File.Id, null, move, actor, [], Cancellation);
            Assert.True(made.IsMade, made.Refusal?.En);
        }

        var file = await store.Cases.FindByNumberAsync(first.File.Number, Cancellation);
        Assert.Equal(CaseState.NoticeIssued, file!.State);
        var row = await store.Db.Cases.SingleAsync(c => c.Id == first.File.Id, Cancellation);
        Assert.Equal(("notice-issued", 7, 2, new DateOnly(2018, 1, 20)), (row.State, row.Sequence, row.Confirmed, row.Deadline));
        Assert.Equal("f1", (await store.Db.CaseMembers.SingleAsync(m => m.CaseId == first.File.Id && m.Kind == "respondent", Cancellation)).AccountId);
        var export = await store.Cases.ExportAsync(first.File.Id, Cancellation);
        Assert.Empty(EventChain.Verify(CaseExport.FromJson(export!.ToJson()).Events, export.PublicKey));
    }

    [Fact]
    public async Task Of_many_who_move_at_once_each_move_is_made_once_and_the_chain_holds()
    {
        await using var store = await OpenAsync();
        var id = (await store.Cases.OpenAsync(Workspace.Regulator, "账单页", null, Sample.Tester, Cancellation)).File!.Id;
        const int Writers = 8;
        const int Each = 6;
        var results = await Task.WhenAll(Enumerable.Range(0, Writers).Select(w => Task.Run(
            async () =>
            {
                var made = 0;
                for (var i = 0; i < Each; i++)
                {
                    await using var own = store.Again();
                    MoveResult result;
                    do
                    {
                        result = await own.Cases.MoveAsync(id, null, new AddRemark($"{w}/{i}"), Sample.Tester, [], Cancellation);
                    }
                    while (result.IsConflict);
                    made += result.IsMade ? 1 : 0;
                }

                return made;
            },
            Cancellation)));
        Assert.Equal(Writers * Each, results.Sum());
        var chain = await store.Cases.ChainAsync(id, Cancellation);
        Assert.Equal(1 + (Writers * Each), chain.Length);
        Assert.Equal(Writers * Each, chain.Select(static e => e.Body.Move).OfType<AddRemark>().Select(static m => m.Text).Distinct(StringComparer.Ordinal).Count());
        var export = await store.Cases.ExportAsync(id, Cancellation);
        Assert.Empty(EventChain.Verify(export!.Events, export.PublicKey));
    }

    [Fact]
    public async Task Who_saw_an_older_state_is_told_that_somebody_moved()
    {
        await using var store = await OpenAsync();
        var file = (await store.Cases.OpenAsync(Workspace.Regulator, "账单页", null, Sample.Tester, Cancellation)).File!;
        Assert.True((await store.Cases.MoveAsync(file.Id, file.Sequence, new BeginTriage(), Sample.Tester, [], Cancellation)).IsMade);
        var late = await store.Cases.MoveAsync(file.Id, file.Sequence, new AddRemark("晚了"), Sample.Tester, [], Cancellation);
        Assert.True(late.IsConflict);
        Assert.Equal(2, (await store.Cases.ChainAsync(file.Id, Cancellation)).Length);
    }

    [Fact]
    public async Task The_migrations_are_those_of_the_model()
    {
        await using var store = await OpenAsync();
        Assert.False(store.Db.Database.HasPendingModelChanges());
        Assert.Empty(await store.Db.Database.GetPendingMigrationsAsync(Cancellation));
    }

    [Fact]
    public async Task A_refused_move_leaves_no_trace()
    {
        await using var store = await OpenAsync();
        var file = (await store.Cases.OpenAsync(Workspace.Regulator, "账单页", null, Sample.Tester, Cancellation)).File!;
        Assert.False((await store.Cases.MoveAsync(file.Id, null, new IssueNotice(), Sample.Approver, [], Cancellation)).IsMade);
        Assert.Single(await store.Cases.ChainAsync(file.Id, Cancellation));
        Assert.False((await store.Cases.MoveAsync("no-such-case", null, new AddRemark("?"), Sample.Tester, [], Cancellation)).IsMade);
    }

    [Fact]
    public async Task The_database_refuses_to_change_or_delete_an_event()
    {
        await using var store = await OpenAsync();
        var id = (await store.Cases.OpenAsync(Workspace.Regulator, "账单页", null, Sample.Tester, Cancellation)).File!.Id;
        foreach (var sql in new[] { "UPDATE case_events SET body = 'x'", "DELETE FROM case_events" })
        {
            var error = await Assert.ThrowsAnyAsync<Exception>(() => store.Db.Database.ExecuteSqlRawAsync(sql, Cancellation));
            Assert.True(error is SqliteException or PostgresException, error.ToString());
            Assert.Contains("append-only", error.Message, StringComparison.Ordinal);
        }

        Assert.Single(await store.Cases.ChainAsync(id, Cancellation));
    }

    [Fact]
    public async Task A_complaint_can_be_erased_and_the_chain_still_holds()
    {
        await using var store = await OpenAsync();
        var file = (await store.Cases.OpenAsync(Workspace.Regulator, "账单页", new("账单页", "我的电话是13800138000", "a@mail.example"), Sample.Citizen, Cancellation)).File!;
        Assert.NotNull(file.Complaint);
        var chain = await store.Cases.ChainAsync(file.Id, Cancellation);
        Assert.DoesNotContain("13800138000", chain[0].Json, StringComparison.Ordinal);
        var row = await store.Db.Complaints.AsNoTracking().SingleAsync(c => c.CaseId == file.Id, Cancellation);
        Assert.Equal("我的电话是13800138000", row.Text);
        Assert.True(await store.Cases.EraseComplaintAsync(row.Id, Cancellation));
        row = await store.Db.Complaints.AsNoTracking().SingleAsync(c => c.CaseId == file.Id, Cancellation);
        Assert.Equal((null, null), (row.Text, row.Contact));
        Assert.NotNull(row.ErasedAt);
        var export = await store.Cases.ExportAsync(file.Id, Cancellation);
        Assert.Empty(EventChain.Verify(export!.Events, export.PublicKey));
    }

    [Fact]
    public async Task A_finding_that_comes_back_leads_to_its_closed_case()
    {
        await using var store = await OpenAsync();
        var id = (await store.Cases.OpenAsync(Workspace.Regulator, "账单页", null, Sample.Tester, Cancellation)).File!.Id;
        (Actor, CaseMove)[] rest =
        [
            .. Sample.Reported().Skip(1),
            (Sample.Tester, new ConcludeRecheck(Sample.Audit(2, "k"), [new(1, DemandResult.Fixed, LocalizedText.Same("好")), new(2, DemandResult.Fixed, LocalizedText.Same("好"))])),
            (Sample.Approver, new CloseCase("已整改")),
        ];
        foreach (var (actor, move) in rest)
        {
            var made = await store.Cases.MoveAsync(id, null, move, actor, [], Cancellation);
            Assert.True(made.IsMade, made.Refusal?.En);
        }

        Assert.Equal(id, Assert.Single(await store.Cases.EarlierAsync("https://bill.example/", new HashSet<string>(StringComparer.Ordinal) { "finding-0000000000000002" }, Cancellation)).Id);
        Assert.Empty(await store.Cases.EarlierAsync("https://bill.example/", new HashSet<string>(StringComparer.Ordinal) { "finding-0000000000000009" }, Cancellation));
        Assert.Empty(await store.Cases.EarlierAsync("https://other.example/", new HashSet<string>(StringComparer.Ordinal) { "finding-0000000000000002" }, Cancellation));
        var reopened = await store.Cases.MoveAsync(id, null, new ReopenCase("再次出现", Sample.Hash(77)), Sample.Reviewer, [], Cancellation);
        Assert.Equal((CaseState.Triage, 1), (reopened.File!.State, reopened.File.Reopenings));
        Assert.Single(reopened.File.Rechecks);
    }

    private protected abstract Task<StoreAddress> AddressAsync();

    private async Task<OpenStore> OpenAsync() => new(await AddressAsync(), EventSigner.New());

    private sealed class OpenStore : IAsyncDisposable
    {
        private readonly StoreAddress _address;
        private readonly EventSigner _signer;

        public OpenStore(StoreAddress address, EventSigner signer)
        {
            (_address, _signer) = (address, signer);
            var options = new DbContextOptionsBuilder<CandorDbContext>();
            address.Configure(options);
            Db = new(options.Options);
            Cases = new(Db, signer, new ManualClock(Sample.Start));
        }

        public CandorDbContext Db { get; }

        public CaseStore Cases { get; }

        /// <summary>The same store, as another process sees it.</summary>
        public OpenStore Again() => new(_address, _signer);

        public ValueTask DisposeAsync() => Db.DisposeAsync();
    }
}
