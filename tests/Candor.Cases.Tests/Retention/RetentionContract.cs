using System.Collections.Immutable;
using System.Text;
using Candor.Cases.Tests.Support;
using Candor.Cases.Tests.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Candor.Cases.Tests.Retention;

/// <summary>What is deleted once it is no longer to be kept, and what never is, whatever database is behind it.</summary>
public abstract class RetentionContract : IDisposable
{
    private static readonly DateTimeOffset s_before = new(2021, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset s_long = new(2018, 1, 8, 9, 0, 0, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("candor-retention-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Files_go_to_which_nothing_refers_that_is_still_kept_and_chains_stay_whole()
    {
        var address = await AddressAsync();
        await using var db = Context(address);
        using var signer = EventSigner.New();
        var vault = new FolderVault(Path.Combine(_folder, "blobs"));
        // Four audits of long ago and one of yesterday, which is of the same file as the first.
        var shared = await PutAsync(vault, "an app");
        var loose = await AuditAsync(db, vault, "loose", shared, s_long);
        var running = await AuditAsync(db, vault, "running", await PutAsync(vault, "app of a running case"), s_long);
        var closed = await AuditAsync(db, vault, "closed", await PutAsync(vault, "app of a closed case"), s_long);
        var young = await AuditAsync(db, vault, "young", shared, s_before.AddDays(1));
        var failed = await JobAsync(db, "failed", JobState.Failed, await PutAsync(vault, "a file that is no app"), s_long);
        var orphan = await PutAsync(vault, "what a broken upload left");
        var cases = new CaseStore(db, signer, new ManualClock(s_long));
        var runningCase = await CaseAsync(cases, "running", running, attachment: await PutAsync(vault, "an attachment"));
        var closedCase = await CaseAsync(cases, "closed", closed, attachment: null);
        Assert.True((await cases.MoveAsync(closedCase.Id, null, new DismissCase(DismissalOutcome.NotSubstantiated, "没有看到", null, ["跑过三次"]), Sample.Reviewer, [], Cancellation)).IsMade);
        Age(vaultFolder: Path.Combine(_folder, "blobs"), except: young.Artefact);
        var retention = new Cases.Retention(db, vault, new ManualClock(s_before.AddYears(1)));
        var files = Files();

        var plan = await retention.PruneAsync(s_before, apply: false, Cancellation);

        Assert.Equal(files, Files());
        Assert.Empty(await db.Activities.ToListAsync(Cancellation));
        // Gone are two results, the files of the closed case and of the failed audit, and the orphan. The app that the young audit is of too stays.
        Assert.Equal(new(3, 1, 5, plan.Bytes), plan);
        var done = await retention.PruneAsync(s_before, apply: true, Cancellation);
        Assert.Equal(plan, done);
        Assert.Equal(files.Except([loose.Artefact, closed.Artefact, closed.Subject, failed, orphan], StringComparer.Ordinal).Order(StringComparer.Ordinal), Files().Order(StringComparer.Ordinal));

        db.ChangeTracker.Clear();
        var jobs = await db.AuditJobs.AsNoTracking().ToDictionaryAsync(static j => j.Id, Cancellation);
        Assert.Equal(["closed", "failed", "loose"], jobs.Values.Where(static j => j.PrunedAt is not null).Select(static j => j.Id).Order(StringComparer.Ordinal));
        Assert.Equal("{}", jobs["loose"].Summary);
        Assert.Equal(["running", "young"], await db.AuditArtefacts.Select(static a => a.JobId).OrderBy(static a => a).ToListAsync(Cancellation));
        var complaints = await db.Complaints.AsNoTracking().ToDictionaryAsync(static c => c.CaseId, Cancellation);
        Assert.Equal(("我的情况", null), (complaints[runningCase.Id].Text, complaints[closedCase.Id].Text));
        Assert.Equal("vault prune", (await db.Activities.SingleAsync(Cancellation)).Action);
        foreach (var id in new[] { runningCase.Id, closedCase.Id })
        {
            var export = await cases.ExportAsync(id, Cancellation);
            Assert.Empty(EventChain.Verify(export!.Events, export.PublicKey));
        }

        // Nothing is left to do, and a dead letter without its file is not run again.
        Assert.Equal(new(0, 0, 0, 0), await retention.PruneAsync(s_before, apply: true, Cancellation));
        await using IAuditQueue queue = address.Engine == StoreEngine.Postgres ? new PostgresAuditQueue(address, TimeProvider.System) : new SqliteAuditQueue(address, TimeProvider.System);
        Assert.False(await queue.RetryAsync("failed", Cancellation));
    }

    [Fact]
    public async Task A_case_that_a_company_lives_with_has_not_ended_before_its_waiver_has()
    {
        await using var db = Context(await AddressAsync());
        using var signer = EventSigner.New();
        var vault = new FolderVault(Path.Combine(_folder, "blobs"));
        var audit = await AuditAsync(db, vault, "job-1", await PutAsync(vault, "an app"), s_long);
        var cases = new CaseStore(db, signer, new ManualClock(s_long));
        var id = (await cases.OpenAsync(Workspace.Company, "浏览器", null, Sample.Tester, Cancellation)).File!.Id;
        foreach (var (actor, move) in new (Actor, CaseMove)[]
        {
            (Sample.Tester, new BeginTriage()),
            (Sample.Tester, new BindAudit(Sample.Audit(1, "k", 1) with { Job = audit.Job })),
            (Sample.Reviewer, new ConfirmFindings(["finding-0000000000000001"], "属实")),
            (Sample.Reviewer, new ProposeWaiver(["finding-0000000000000001"], "产品负责人", "下个版本移除", new(2021, 6, 30))),
            (Sample.Approver, new ApproveWaiver()),
        })
        {
            var made = await cases.MoveAsync(id, null, move, actor, [], Cancellation);
            Assert.True(made.IsMade, made.Refusal?.En);
        }

        Age(Path.Combine(_folder, "blobs"), except: "");
        var retention = new Cases.Retention(db, vault, new ManualClock(s_before.AddYears(1)));

        Assert.Equal(new(0, 0, 0, 0), await retention.PruneAsync(s_before, apply: true, Cancellation));
        Assert.Equal(1, (await retention.PruneAsync(new(2021, 7, 1, 0, 0, 0, TimeSpan.Zero), apply: false, Cancellation)).Audits);
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) => Directory.Delete(_folder, recursive: true);

    private protected abstract Task<StoreAddress> AddressAsync();

    private static CandorDbContext Context(StoreAddress address)
    {
        var options = new DbContextOptionsBuilder<CandorDbContext>();
        address.Configure(options);
        return new(options.Options);
    }

    private static async Task<string> PutAsync(FolderVault vault, string content) => (await vault.PutAsync(new MemoryStream(Encoding.UTF8.GetBytes(content)), 1000, Cancellation)).Sha256;

    private static async Task<string> JobAsync(CandorDbContext db, string id, string state, string subject, DateTimeOffset ended)
    {
        db.AuditJobs.Add(new()
        {
            Id = id,
            Key = id,
            Request = $$$"""{"subject":{"sha256":"{{{subject}}}","fileName":"app.apk"}}""",
            Title = id,
            State = state,
            Summary = "{}",
            CreatedAt = ended.ToUnixTimeMilliseconds(),
            EndedAt = ended.ToUnixTimeMilliseconds(),
        });
        await db.SaveChangesAsync(Cancellation);
        return subject;
    }

    private static async Task<(string Job, string Subject, string Artefact)> AuditAsync(CandorDbContext db, FolderVault vault, string id, string subject, DateTimeOffset ended)
    {
        await JobAsync(db, id, JobState.Succeeded, subject, ended);
        var artefact = await PutAsync(vault, "the report of " + id);
        db.AuditArtefacts.Add(new() { JobId = id, Name = "audit.json", Sha256 = artefact, Size = 1 });
        await db.SaveChangesAsync(Cancellation);
        return (id, subject, artefact);
    }

    private static async Task<CaseFile> CaseAsync(CaseStore cases, string title, (string Job, string Subject, string Artefact) audit, string? attachment)
    {
        var file = (await cases.OpenAsync(Workspace.Regulator, title, new(title, "我的情况", "a@mail.example"), Sample.Citizen, Cancellation)).File!;
        ImmutableArray<string> evidence = attachment is null ? [audit.Artefact] : [audit.Artefact, attachment];
        Assert.True((await cases.MoveAsync(file.Id, null, new BindAudit(Sample.Audit(1, "k", 1) with { Job = audit.Job, Sha256 = audit.Artefact }), Sample.Tester, evidence, Cancellation)).IsMade);
        return file;
    }

    private string[] Files() => [.. Directory.GetFiles(Path.Combine(_folder, "blobs"), "*", SearchOption.AllDirectories).Select(static f => Path.GetFileName(Path.GetDirectoryName(f)) + Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    private static void Age(string vaultFolder, string except)
    {
        foreach (var file in Directory.GetFiles(vaultFolder, "*", SearchOption.AllDirectories).Where(f => except.Length == 0 || !f.EndsWith(except[2..], StringComparison.Ordinal)))
        {
            File.SetLastWriteTimeUtc(file, s_long.UtcDateTime);
        }
    }
}
