using Candor.Server.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Candor.Server.Web;

/// <summary>Who may see which case.</summary>
internal sealed class CaseAccess(CandorDbContext db, CaseStore store, Visitor visitor)
{
    /// <summary>
    /// A case, if the visitor may see it: whoever reads all cases; a respondent its own from the notice on. Null otherwise, as if it were not
    /// there.
    /// </summary>
    public async Task<CaseFile?> FindAsync(string id, CancellationToken cancellation)
    {
        if (!visitor.IsSignedIn || await store.FindAsync(id, cancellation) is not { } file)
        {
            return null;
        }

        return visitor.IsReading || IsRespondent(file) ? file : null;
    }

    /// <summary>Whether the visitor speaks for the party of a case and has been told of it.</summary>
    public bool IsRespondent(CaseFile file) => visitor.Is(Role.Respondent) && file.Respondents.Contains(visitor.Id) && file.Notice?.IssuedAt is not null;

    /// <summary>Whether a move is for the visitor to see: what staff say among themselves is not for the party of the case.</summary>
    public bool IsShown(CaseMove move) => visitor.IsReading
        || move is not (OpenCase or BeginTriage or BindAudit or ConfirmFindings or DraftNotice or ReturnDraft or ProposeWaiver or ApproveWaiver or SupersedeFinding or TellComplainant or AddRemark);

    /// <summary>The cases that the visitor may see, for lists.</summary>
    public IQueryable<CaseRow> Visible()
    {
        var id = visitor.Id;
        return visitor.IsReading
            ? db.Cases.AsNoTracking()
            : db.Cases.AsNoTracking().Where(c => db.CaseMembers.Any(m => m.CaseId == c.Id && m.AccountId == id && m.Kind == "respondent")
                && db.CaseEvents.Any(e => e.CaseId == c.Id && e.Move == nameof(IssueNotice)));
    }
}
