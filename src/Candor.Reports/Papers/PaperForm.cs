using System.Text.Json.Serialization;

namespace Candor.Reports.Papers;

/// <summary>The form of a paper.</summary>
[JsonConverter(typeof(KebabEnumConverter<PaperForm>))]
public enum PaperForm
{
    /// <summary>A ministry's notice of many apps: a table with a row for each, and its annexes.</summary>
    Miit,

    /// <summary>A notice that groups apps by problem.</summary>
    Cverc,

    /// <summary>A record of findings: facts, exhibits and legal reasoning in this order.</summary>
    Cnil,

    /// <summary>A consumer group's letter to the firm.</summary>
    Letter,

    /// <summary>A draft complaint to the authority.</summary>
    Complaint,

    /// <summary>A company's report of what it mended: before and after, item by item.</summary>
    Rectification,

    /// <summary>A record of processing activities.</summary>
    Ropa,
}
