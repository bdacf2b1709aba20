namespace Candor.Reports;

/// <summary>How much of an audit an HTML report shows. What is left out is counted in the report and stands in <c>audit.json</c>.</summary>
public sealed record HtmlReportLimits
{
    /// <summary>The limits that hold where none are given.</summary>
    public static HtmlReportLimits Default { get; } = new();

    /// <summary>Pieces of evidence shown in full under one finding, from 1. Default 8.</summary>
    public int EvidencePerFinding { get; init; } = 8;

    /// <summary>
    /// Pieces of evidence shown in full under all findings together, from 1. Default 400. Where there are many findings each shows fewer,
    /// but never less than one, so that no finding stands without.
    /// </summary>
    public int Evidence { get; init; } = 400;

    /// <summary>Pieces of evidence that one row of a table links to, from 1. Default 3.</summary>
    public int LinksPerRow { get; init; } = 3;

    /// <summary>Pieces of evidence shown in the appendix, from 1. Default 300.</summary>
    public int Appendix { get; init; } = 300;

    /// <summary>Rows of one table, and findings of one severity, from 1. Default 400.</summary>
    public int Rows { get; init; } = 400;

    /// <summary>Entries of a list inside a row of a table, from 1. Default 8.</summary>
    public int EntriesPerRow { get; init; } = 8;

    /// <summary>Steps of one call path, from 2. Default 20: the first ten and the last ten.</summary>
    public int Steps { get; init; } = 20;

    /// <summary>UTF-16 code units of one text, from 1. Default 1,500.</summary>
    public int TextLength { get; init; } = 1500;

    /// <summary>UTF-16 code units of the text of one policy, from 0. Default 300,000.</summary>
    public int PolicyText { get; init; } = 300_000;

    /// <summary>UTF-16 code units of one name, from 1. Default 160.</summary>
    public int NameLength { get; init; } = 160;
}
