using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Candor.Cases;

/// <summary>
/// Reads and moves cases. A move reads the chain, asks the rules, and adds one event whose place is the key of its row: of two who move at
/// once, one is told that the other was first.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="signer">The server's key.</param>
/// <param name="clock">The clock.</param>
public sealed class CaseStore(CandorDbContext db, EventSigner signer, TimeProvider clock)
{
    private const int Tries = 6;

    /// <summary>The longest complaint, in characters.</summary>
    public const int LongestComplaint = 10_000;

    private static readonly LocalizedText MovedMeanwhile = new("其他人刚刚处理了本案，请刷新后重试。", "Somebody else has just moved this case; reload and try again.");

    /// <summary>A case; null where there is none.</summary>
    public async Task<CaseFile?> FindAsync(string id, CancellationToken cancellation)
    {
        var chain = await ChainAsync(id, cancellation);
        return chain.IsEmpty ? null : CaseFile.Of(chain);
    }

    /// <summary>A case by the number that people use; null where there is none.</summary>
    public async Task<CaseFile?> FindByNumberAsync(string number, CancellationToken cancellation) =>
        await db.Cases.Where(c => c.Number == number).Select(static c => c.Id).FirstOrDefaultAsync(cancellation) is { } id ? await FindAsync(id, cancellation) : null;

    /// <summary>A case's chain; empty where there is none.</summary>
    public async Task<ImmutableArray<CaseEvent>> ChainAsync(string id, CancellationToken cancellation)
    {
        var rows = await db.CaseEvents.AsNoTracking().Where(e => e.CaseId == id).OrderBy(static e => e.Sequence).ToListAsync(cancellation);
        return [.. rows.Select(static r => EventChain.Read(r.Body, r.Hash, r.Signature))];
    }

    /// <summary>A case's chain, for whoever wants to check it; null where there is none.</summary>
    /// <param name="id">The case.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <param name="isShown">Which moves are shown; the others are withheld but for their hash and signature. Null for all.</param>
    public async Task<CaseExport?> ExportAsync(string id, CancellationToken cancellation, Func<CaseMove, bool>? isShown = null)
    {
        var chain = await ChainAsync(id, cancellation);
        return chain.IsEmpty ? null : new(CaseExport.CurrentSchema, signer.PublicKey, [.. chain.Select(e => new ExportedEvent(isShown?.Invoke(e.Body.Move) == false ? null : e.Json, e.Hash, e.Signature))]);
    }

    /// <summary>Opens a case.</summary>
    /// <param name="workspace">Whose case it is.</param>
    /// <param name="title">What it is about.</param>
    /// <param name="complaint">What somebody complained of; null where nobody did.</param>
    /// <param name="actor">Who opens it.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public async Task<MoveResult> OpenAsync(Workspace workspace, string title, Complaint? complaint, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (complaint is { Text: var text } && (string.IsNullOrWhiteSpace(text) || text.Length > LongestComplaint))
        {
            return new(null, new($"请写明情况，不超过 {LongestComplaint} 字。", $"Say what happened, in at most {LongestComplaint} characters."));
        }

        for (var attempt = 0; ; attempt++)
        {
            var now = clock.GetUtcNow();
            var year = now.Year.ToString(CultureInfo.InvariantCulture) + "-";
            var last = await db.Cases.Where(c => c.Number.StartsWith(year)).Select(static c => c.Number).OrderByDescending(static n => n.Length).ThenByDescending(static n => n).FirstOrDefaultAsync(cancellation);
            var number = string.Create(CultureInfo.InvariantCulture, $"{year}{(last is null ? 0 : int.Parse(last.AsSpan(year.Length), CultureInfo.InvariantCulture)) + 1:0000}");
            var id = RecordId.New(clock);
            var salt = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
            var commitment = complaint is null ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(salt + complaint.Text)));
            var move = new OpenCase(number, workspace, title, commitment, complaint is null || actor.Role != Role.Complainant ? null : actor.Id);
            if (CaseRules.Refuse(null, move, actor, Today) is { } refusal)
            {
                return new(null, refusal);
            }

            var link = EventChain.Link(new(id, 1, Whole(now), actor, EventChain.Beginning, [], move), signer);
            var file = CaseFile.Of([link]);
            db.CaseEvents.Add(Row(link));
            db.Cases.Add(Project(new() { Id = id, Number = number, Workspace = KebabEnum.Format(workspace), Title = title, OpenedAt = file.OpenedAt }, file, link.Body.At));
            if (complaint is not null)
            {
                db.Complaints.Add(new() { Id = RecordId.New(clock), CaseId = id, Salt = salt, Commitment = commitment!, Text = complaint.Text, Contact = complaint.Contact, Picture = complaint.Picture, At = now });
            }

            if (move.Complainant is { } account)
            {
                db.CaseMembers.Add(new() { CaseId = id, AccountId = account, Kind = "complainant" });
            }

            if (await SaveAsync(cancellation))
            {
                return new(file, null);
            }

            if (attempt == Tries)
            {
                return new(null, MovedMeanwhile, IsConflict: true);
            }
        }
    }

    /// <summary>Makes a move.</summary>
    /// <param name="id">The case.</param>
    /// <param name="seen">How many events the mover had seen; null where that does not matter.</param>
    /// <param name="move">The move.</param>
    /// <param name="actor">Who makes it.</param>
    /// <param name="evidence">SHA-256 of the files that it rests on.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public async Task<MoveResult> MoveAsync(string id, int? seen, CaseMove move, Actor actor, ImmutableArray<string> evidence, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        for (var attempt = 0; ; attempt++)
        {
            var file = await FindAsync(id, cancellation);
            if (CaseRules.Refuse(file, move, actor, Today) is { } refusal)
            {
                return new(file, refusal);
            }

            if (seen is { } expected && expected != file!.Sequence)
            {
                return new(file, MovedMeanwhile, IsConflict: true);
            }

            var link = EventChain.Link(new(id, file!.Sequence + 1, Whole(clock.GetUtcNow()), actor, file.LastHash, evidence.IsDefault ? [] : evidence, move), signer);
            var after = file.After(link);
            db.CaseEvents.Add(Row(link));
            Project(await db.Cases.SingleAsync(c => c.Id == id, cancellation), after, link.Body.At);
            if (move is AdmitRespondent admitted && !file.Respondents.Contains(admitted.Account))
            {
                db.CaseMembers.Add(new() { CaseId = id, AccountId = admitted.Account, Kind = "respondent" });
            }

            if (await SaveAsync(cancellation))
            {
                return new(after, null);
            }

            if (attempt == Tries)
            {
                return new(file, MovedMeanwhile, IsConflict: true);
            }
        }
    }

    /// <summary>Ended cases about the same subject in which the same findings were confirmed: a finding that comes back reopens its case.</summary>
    public async Task<ImmutableArray<CaseFile>> EarlierAsync(string identifier, IReadOnlySet<string> findings, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(findings);
        var closed = KebabEnum.Format(CaseState.Closed);
        var ids = await db.Cases.Where(c => c.Identifier == identifier && c.State == closed).OrderBy(static c => c.Number).Select(static c => c.Id).ToListAsync(cancellation);
        var earlier = ImmutableArray.CreateBuilder<CaseFile>();
        foreach (var id in ids)
        {
            if (await FindAsync(id, cancellation) is { } file && file.Confirmed.Any(f => findings.Contains(f.Id)))
            {
                earlier.Add(file);
            }
        }

        return earlier.ToImmutable();
    }

    /// <summary>Erases what a complainant said and how to reach them; the chain keeps its commitment and holds.</summary>
    /// <returns>False where there is no such complaint.</returns>
    public Task<bool> EraseComplaintAsync(string complaintId, CancellationToken cancellation) => ComplaintEraser.EraseAsync(db, complaintId, clock, cancellation);

    private DateOnly Today => DateOnly.FromDateTime(clock.GetLocalNow().DateTime);

    private static DateTimeOffset Whole(DateTimeOffset now) => DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds());

    private static CaseEventRow Row(CaseEvent link) => new()
    {
        CaseId = link.Body.Case,
        Sequence = link.Body.Sequence,
        Body = link.Json,
        Hash = link.Hash,
        Signature = link.Signature,
        Move = link.Body.Move.GetType().Name,
        ActorId = link.Body.Actor.Id,
        At = link.Body.At,
    };

    private CaseRow Project(CaseRow row, CaseFile file, DateTimeOffset at)
    {
        row.State = KebabEnum.Format(file.State);
        row.Sequence = file.Sequence;
        row.ChangedAt = at;
        row.Identifier = file.Audits.IsEmpty ? null : file.Audits[^1].Subject.Identifier;
        row.SubjectName = file.Audits.IsEmpty ? null : file.Audits[^1].Subject.Name.Zh;
        row.Deadline = file.State is CaseState.NoticeIssued or CaseState.ReplyReceived or CaseState.Rectifying ? file.Notice?.Deadline.Day : null;
        row.Confirmed = file.Confirmed.Length;
        row.Waived = file.Suppressed(Today);
        row.WaiverEnds = file.WaiverEnds(Today);
        row.Complainant = file.Complainant;
        row.NoticePublished = file.Publications.LastOrDefault(static p => p.Kind == PublicationKind.Notice) is { } published ? published.At.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
        return row;
    }

    /// <summary>Saves in one transaction; false where another writer took the place first.</summary>
    private async Task<bool> SaveAsync(CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException e) when (e.InnerException is SqliteException { SqliteErrorCode: 19 } or PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }
}
