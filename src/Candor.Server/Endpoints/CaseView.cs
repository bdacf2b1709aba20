namespace Candor.Server.Endpoints;

/// <summary>A case, as programs see it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">The number that people use.</param>
/// <param name="Title">What it is about.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Identifier">The subject.</param>
/// <param name="Deadline">The last day for the respondent.</param>
/// <param name="Confirmed">How many findings are confirmed.</param>
/// <param name="Waived">How many of them are waived.</param>
/// <param name="ChangedAt">When it moved last.</param>
internal sealed record CaseView(string Id, string Number, string Title, string State, string? Identifier, DateOnly? Deadline, int Confirmed, int Waived, DateTimeOffset ChangedAt)
{
    public static CaseView Of(CaseRow row, DateOnly today) => new(row.Id, row.Number, row.Title, row.State, row.Identifier, row.Deadline, row.Confirmed, row.WaivedOn(today), row.ChangedAt);
}
