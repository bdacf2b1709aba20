namespace Candor.Server.Accounts;

/// <summary>The names of what an account may do: the roles of cases, and the administrator of the server.</summary>
internal static class Capacity
{
    public const string Administrator = "administrator";

    /// <summary>Every capacity.</summary>
    public static readonly string[] All = [.. Enum.GetValues<Role>().Select(KebabEnum.Format), Administrator];

    /// <summary>Those who work on cases.</summary>
    public static readonly string[] Staff = [Name(Role.Tester), Name(Role.Reviewer), Name(Role.Approver)];

    /// <summary>Those who may read every case.</summary>
    public static readonly string[] Reading = [.. Staff, Name(Role.Reader)];

    public static string Name(Role role) => KebabEnum.Format(role);

    /// <summary>The name that people read.</summary>
    public static LocalizedText Label(string capacity) => capacity switch
    {
        "complainant" => new("投诉人", "Complainant"),
        "tester" => new("检测员", "Tester"),
        "reviewer" => new("审核员", "Reviewer"),
        "approver" => new("签发人", "Approver"),
        "respondent" => new("被通知方", "Respondent"),
        "reader" => new("只读", "Reader"),
        _ => new("管理员", "Administrator"),
    };
}
