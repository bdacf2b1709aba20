using System.Text.Json.Serialization;

namespace Candor.Cases;

/// <summary>Where a case stands. A case has one state and no flags beside it.</summary>
[JsonConverter(typeof(KebabEnumConverter<CaseState>))]
public enum CaseState
{
    /// <summary>Somebody told something, or an audit found something; nobody has looked yet.</summary>
    Lead,

    /// <summary>It is being looked into.</summary>
    Triage,

    /// <summary>What was told could not be borne out; reasons and tests are on record.</summary>
    NotSubstantiated,

    /// <summary>The detector was wrong.</summary>
    FalsePositive,

    /// <summary>Another case is about the same.</summary>
    Duplicate,

    /// <summary>Not for this workspace to pursue.</summary>
    OutOfScope,

    /// <summary>A reviewer stands by at least one finding.</summary>
    Confirmed,

    /// <summary>A notice is written and waits for another person to issue it.</summary>
    NoticeDrafted,

    /// <summary>The respondent has been told what is asked, and by when.</summary>
    NoticeIssued,

    /// <summary>The respondent has answered item by item.</summary>
    ReplyReceived,

    /// <summary>The respondent is mending.</summary>
    Rectifying,

    /// <summary>The respondent says that it is mended, and in which version.</summary>
    RectificationReported,

    /// <summary>The new version is being audited.</summary>
    Rechecking,

    /// <summary>The recheck saw every demand met.</summary>
    Passed,

    /// <summary>The recheck saw some demands met.</summary>
    PartlyPassed,

    /// <summary>The recheck saw no demand met.</summary>
    Failed,

    /// <summary>The recheck could not have seen whether the demands are met.</summary>
    NotTestable,

    /// <summary>It went further: public naming, advice to delist, referral.</summary>
    Escalated,

    /// <summary>A company lives with it for a time; never in a regulator's workspace.</summary>
    RiskAccepted,

    /// <summary>Ended. It says nothing of later versions.</summary>
    Closed,
}
