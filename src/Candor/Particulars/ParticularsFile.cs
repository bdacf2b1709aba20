using System.Globalization;
using System.Text;
using Candor.Knowledge;
using Candor.Knowledge.Yaml;

namespace Candor.Particulars;

/// <summary>Reads a file of particulars. A mistake is told with its line and what to write, and nothing of the file is used.</summary>
public static class ParticularsFile
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const int MaxFileSize = 4 << 20;

    /// <summary>Reads particulars.</summary>
    /// <param name="utf8">The file.</param>
    /// <param name="name">Its name, for messages.</param>
    /// <exception cref="BadParticularsException">The file has a mistake.</exception>
    public static PaperParticulars Read(ReadOnlySpan<byte> utf8, string name)
    {
        if (utf8.Length > MaxFileSize)
        {
            throw new BadParticularsException($"{name}: The file is larger than {MaxFileSize >> 20} MiB.");
        }

        var problems = new List<KnowledgeProblem>();
        var particulars = YamlDocument.Read(Encoding.UTF8.GetString(utf8), name, problems) is { } value ? Bind(new(value, name, problems)) : PaperParticulars.None;
        return problems.Count == 0
            ? particulars
            : throw new BadParticularsException(problems.Count == 1 ? problems[0].ToString() : string.Create(CultureInfo.InvariantCulture, $"{problems[0]} (and {problems.Count - 1} more)"));
    }

    private static PaperParticulars Bind(YamlMap root)
    {
        var particulars = new PaperParticulars
        {
            Issuer = root.OptionalText("issuer"),
            Recipient = root.OptionalText("recipient"),
            Number = root.OptionalText("number"),
            Date = root.OptionalText("date"),
            Deadline = root.OptionalText("deadline"),
            Contact = root.OptionalText("contact"),
            TestPeriod = root.OptionalText("test-period"),
            Tester = root.OptionalText("tester"),
            Reviewer = root.OptionalText("reviewer"),
            Complainant = root.OptionalText("complainant"),
            Authority = root.OptionalText("authority"),
            Controller = root.OptionalText("controller"),
            Representative = root.OptionalText("representative"),
            DataProtectionOfficer = root.OptionalText("data-protection-officer"),
            LegalBasis = root.OptionalText("legal-basis"),
            Retention = root.OptionalText("retention"),
            Subjects = [.. root.Maps("subjects").Select(Subject)],
            Measures = [.. root.Maps("measures").Select(Measure)],
        };
        root.ReportUnknownKeys();
        return particulars;
    }

    private static SubjectParticulars Subject(YamlMap entry)
    {
        var subject = new SubjectParticulars(entry.Text("id"), entry.OptionalText("developer"), entry.OptionalText("source"), entry.OptionalText("contact"));
        entry.ReportUnknownKeys();
        return subject;
    }

    private static Measure Measure(YamlMap entry)
    {
        var measure = new Measure(entry.OptionalText("finding"), entry.OptionalText("kind"), entry.Text("measure"));
        if (measure.Finding is null == measure.Kind is null)
        {
            entry.Report(entry.Line, "A measure names either 'finding', the id of one finding, or 'kind'.");
        }

        entry.ReportUnknownKeys();
        return measure;
    }
}
