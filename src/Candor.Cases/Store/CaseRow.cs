namespace Candor.Cases;

/// <summary>What lists of cases show: a projection of the chain, written in the same transaction as the event.</summary>
public sealed class CaseRow
{
    /// <summary>The id.</summary>
    public required string Id { get; init; }

    /// <summary>The number that people use.</summary>
    public required string Number { get; init; }

    /// <summary>Whose case it is.</summary>
    public required string Workspace { get; init; }

    /// <summary>What it is about.</summary>
    public required string Title { get; init; }

    /// <summary>Where it stands.</summary>
    public string State { get; set; } = "";

    /// <summary>How many events its chain has.</summary>
    public int Sequence { get; set; }

    /// <summary>The subject's package id or address; null before an audit is bound.</summary>
    public string? Identifier { get; set; }

    /// <summary>The subject's name, for lists.</summary>
    public string? SubjectName { get; set; }

    /// <summary>The last day for the respondent; null where none runs.</summary>
    public DateOnly? Deadline { get; set; }

    /// <summary>How many findings are confirmed.</summary>
    public int Confirmed { get; set; }

    /// <summary>How many of them a waiver covers.</summary>
    public int Waived { get; set; }

    /// <summary>The last day of the waiver that ends next, as of the last event; null where none was in force. After it <see cref="Waived"/> no longer holds.</summary>
    public DateOnly? WaiverEnds { get; set; }

    /// <summary>How many confirmed findings a waiver covers on a day. Once one of several has run out they count as none until somebody decides anew.</summary>
    public int WaivedOn(DateOnly day) => WaiverEnds >= day ? Waived : 0;

    /// <summary>When it was opened.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When its last event happened.</summary>
    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>The day since when its notice is public; null where it is not.</summary>
    public string? NoticePublished { get; set; }

    /// <summary>The account that complained; null where none did.</summary>
    public string? Complainant { get; set; }
}
