using System.Collections.Immutable;
using System.Globalization;
using Candor.Server.Accounts;
using Candor.Server.Work;
using Microsoft.EntityFrameworkCore;

namespace Candor.Server.Web;

/// <summary>Reads moves from forms. What a move needs of audits is computed from the audits' files and never taken from the form.</summary>
internal sealed class MoveForm(AuditFiles audits, Uploads uploads, AuditSubmission submission, CandorDbContext db, WorkingDays working, Visitor visitor, TimeProvider clock)
{
    private static readonly LocalizedText NoAudit = new("没有这次检测，或检测尚未完成。", "There is no such audit, or it has not ended.");

    /// <summary>Reads a move.</summary>
    /// <returns>The move with the evidence that it rests on, or a refusal.</returns>
    public async Task<(CaseMove? Move, ImmutableArray<string> Evidence, LocalizedText? Refusal)> ReadAsync(IFormCollection form, CaseFile file, CancellationToken cancellation)
    {
        var reason = Text(form, "reason");
        switch (form["move"].ToString())
        {
            case "begin-triage":
                return Made(new BeginTriage());
            case "bind-audit":
                return await audits.ReadAsync(form["job"].ToString(), cancellation) is { } bound
                    ? (new BindAudit(BoundAudit.Of(bound.Audit, form["job"].ToString(), bound.Sha256, await OriginAsync(form["job"].ToString(), cancellation))), [bound.Sha256], null)
                    : (null, [], NoAudit);
            case "confirm-findings":
                return Made(new ConfirmFindings([.. form["finding"].OfType<string>()], reason), file.Audits.IsEmpty ? [] : [file.Audits[^1].Sha256]);
            case "dismiss-case":
                return Made(new DismissCase(Choice<DismissalOutcome>(form, "outcome"), reason, Text(form, "duplicate") is { Length: > 0 } other ? other : null, [.. Text(form, "tests").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)]));
            case "draft-notice":
                return Made(new DraftNotice(
                    [.. form["demand"].OfType<string>().Select(id => new DemandDraft(id, LocalizedText.Same(Text(form, "ask:" + id))))],
                    Due(form)));
            case "return-draft":
                return Made(new ReturnDraft(reason));
            case "issue-notice":
                return Made(new IssueNotice(), file.Basis is { } basis ? [basis.Sha256] : []);
            case "admit-respondent":
                return await db.Users.SingleOrDefaultAsync(u => u.UserName == form["account"].ToString(), cancellation) is { } account
                    ? Made(new AdmitRespondent(account.Id, account.DisplayName))
                    : (null, [], new("没有这个账号。", "There is no such account."));
            case "acknowledge-notice":
                return Made(new AcknowledgeNotice());
            case "extend-deadline":
                return Made(new ExtendDeadline(Due(form), reason));
            case "reply-to-demands":
                return await ReplyAsync(form, file, cancellation);
            case "drop-demand":
                return Made(new DropDemand(int.TryParse(form["demand"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0, reason));
            case "uphold-demand":
                return Made(new UpholdDemand(int.TryParse(form["demand"], NumberStyles.None, CultureInfo.InvariantCulture, out var upheld) ? upheld : 0, reason));
            case "begin-rectification":
                return Made(new BeginRectification(Text(form, "plan")));
            case "report-rectification":
                return await ReportAsync(form, file, cancellation);
            case "begin-recheck":
                return Made(new BeginRecheck());
            case "conclude-recheck":
                return await ConcludeAsync(form["job"].ToString(), file, cancellation);
            case "close-case":
                return Made(new CloseCase(reason));
            case "escalate-case":
                return Made(new EscalateCase(Choice<EscalationKind>(form, "kind"), reason));
            case "withdraw-notice":
                return Made(new WithdrawNotice(reason));
            case "reopen-case":
                return await audits.ReadAsync(form["job"].ToString(), cancellation) is { } later
                    ? Made(new ReopenCase(reason, later.Sha256), [later.Sha256])
                    : (null, [], NoAudit);
            case "propose-waiver":
                return Made(new ProposeWaiver([.. form["finding"].OfType<string>()], Text(form, "owner"), reason, Day(form, "expires")));
            case "approve-waiver":
                return Made(new ApproveWaiver());
            case "publish":
                return Made(new Publish(Choice<PublicationKind>(form, "kind")));
            case "withdraw-publication":
                return Made(new WithdrawPublication(Choice<PublicationKind>(form, "kind"), reason));
            case "supersede-finding":
                return Made(new SupersedeFinding(form["finding"].ToString(), reason));
            case "tell-complainant":
                return Made(new TellComplainant(Text(form, "text")));
            case "add-remark":
                return Made(new AddRemark(Text(form, "text")));
            default:
                return (null, [], new("没有这种操作。", "There is no such move."));
        }
    }

    private static (CaseMove?, ImmutableArray<string>, LocalizedText?) Made(CaseMove move, ImmutableArray<string> evidence = default) => (move, evidence.IsDefault ? [] : evidence, null);

    private async Task<(CaseMove?, ImmutableArray<string>, LocalizedText?)> ReplyAsync(IFormCollection form, CaseFile file, CancellationToken cancellation)
    {
        var replies = ImmutableArray.CreateBuilder<DemandReply>();
        foreach (var demand in file.Standing)
        {
            var key = demand.Number.ToString(CultureInfo.InvariantCulture);
            if (!KebabEnum.TryParse<ReplyStance>(form["stance:" + key].ToString(), out var stance))
            {
                continue;
            }

            var attachments = ImmutableArray.CreateBuilder<string>();
            foreach (var attached in form.Files.GetFiles("file:" + key).Where(static f => f.Length > 0).Take(10))
            {
                attachments.Add((await uploads.TakeAsync(attached, visitor.Id, cancellation)).Sha256!);
            }

            replies.Add(new(demand.Number, stance, Text(form, "text:" + key), attachments.ToImmutable()));
        }

        return Made(new ReplyToDemands(replies.ToImmutable()), [.. replies.SelectMany(static r => r.Attachments)]);
    }

    /// <summary>The new version is audited at once, under the conditions of the first audit.</summary>
    private async Task<(CaseMove?, ImmutableArray<string>, LocalizedText?)> ReportAsync(IFormCollection form, CaseFile file, CancellationToken cancellation)
    {
        if (file.Basis is not { } basis
            || await db.AuditJobs.AsNoTracking().SingleOrDefaultAsync(j => j.Id == basis.Job, cancellation) is not { } job
            || JobRequestJson.Find(job.Request) is not { } first)
        {
            return (null, [], NoAudit);
        }

        var request = first with { Date = basis.Conditions.Date };
        var version = basis.Subject with { Sha256 = "", VersionName = Text(form, "version") is { Length: > 0 } name ? name : null, VersionCode = null, Source = null };
        if (form.Files.GetFile("subject") is { Length: > 0 } upload)
        {
            var taken = await uploads.TakeAsync(upload, visitor.Id, cancellation);
            // The same name as before, so that a page in a file is the same page.
            request = request with { Subject = taken with { FileName = request.Subject.FileName ?? taken.FileName } };
            version = version with { Sha256 = taken.Sha256! };
        }
        else if (request.Subject.Address is null)
        {
            return (null, [], new("请上传整改后的版本。", "Upload the mended version."));
        }

        var move = new ReportRectification(version, [.. file.Standing.Select(d => new DemandMeasure(d.Number, Text(form, "measure:" + d.Number.ToString(CultureInfo.InvariantCulture))))]);
        if (CaseRules.Refuse(file, move, visitor.ActorFor(move), Today) is null)
        {
            await submission.SubmitAsync(request, $"recheck:{file.Id}:{file.Sequence}", priority: 0, campaign: null, file.Id, visitor.Id, cancellation);
        }

        return Made(move, version.Sha256.Length > 0 ? [version.Sha256] : []);
    }

    private async Task<(CaseMove?, ImmutableArray<string>, LocalizedText?)> ConcludeAsync(string job, CaseFile file, CancellationToken cancellation)
    {
        if (file.Basis is not { } basis || await audits.ReadFileAsync(basis.Sha256, cancellation) is not { } before || await audits.ReadAsync(job, cancellation) is not { } after)
        {
            return (null, [], NoAudit);
        }

        return Made(
            new ConcludeRecheck(BoundAudit.Of(after.Audit, job, after.Sha256, await OriginAsync(job, cancellation)), RecheckJudge.Judge(file.Standing, before, after.Audit)),
            [basis.Sha256, after.Sha256]);
    }

    private async Task<string?> OriginAsync(string job, CancellationToken cancellation)
    {
        var request = JobRequestJson.Find(await db.AuditJobs.Where(j => j.Id == job).Select(static j => j.Request).SingleAsync(cancellation));
        return request?.Origin ?? request?.Subject.Address;
    }

    private DateOnly Today => DateOnly.FromDateTime(clock.GetLocalNow().DateTime);

    private Deadline Due(IFormCollection form)
    {
        return Day(form, "until") is var day && day > DateOnly.MinValue
            ? Deadline.On(day, Today, working.Calendar)
            : Deadline.After(Today, int.TryParse(form["days"], NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? Math.Clamp(days, 1, 250) : 5, working.Calendar);
    }

    private static DateOnly Day(IFormCollection form, string key) =>
        DateOnly.TryParseExact(form[key], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : DateOnly.MinValue;

    private static string Text(IFormCollection form, string key) => form[key].ToString().ReplaceLineEndings("\n").Trim();

    private static T Choice<T>(IFormCollection form, string key)
        where T : struct, Enum => KebabEnum.TryParse<T>(form[key].ToString(), out var value) ? value : default;
}
