using System.Collections.Immutable;
using System.CommandLine;
using Candor.Cli.Auditing;
using Candor.Particulars;

namespace Candor.Cli.Commands;

/// <summary>The options that give what no audit knows. An option goes before the file.</summary>
internal sealed class ParticularArguments
{
    private readonly Option<string?> _file = new("--particulars") { Description = "A YAML file with what no audit knows: issuer, deadline, developers and sources of many apps, measures (docs/papers.md).", HelpName = "FILE" };
    private readonly Option<string?> _developer = Text("--developer", "The developer, where there is one subject.");
    private readonly Option<string?> _source = Text("--source", "Where the subject was taken from, such as a store; where there is one subject.");
    private readonly Option<string?> _issuer = Text("--issuer", "Who issues the paper.");
    private readonly Option<string?> _recipient = Text("--to", "To whom it goes.");
    private readonly Option<string?> _number = Text("--number", "Its number.");
    private readonly Option<string?> _date = Text("--date", "The date that it bears.");
    private readonly Option<string?> _deadline = Text("--deadline", "The day until which is to be mended or answered.");
    private readonly Option<string?> _contact = Text("--contact", "Where an answer goes.");
    private readonly Option<string?> _testPeriod = Text("--test-period", "In which time was tested.");
    private readonly Option<string?> _complainant = Text("--complainant", "Who complains.");
    private readonly Option<string?> _authority = Text("--authority", "To which authority.");
    private readonly Option<string?> _tester = Text("--tester", "Who tested.");
    private readonly Option<string?> _reviewer = Text("--reviewer", "Who checked the test.");

    public IEnumerable<Option> All =>
        [_file, _developer, _source, _issuer, _recipient, _number, _date, _deadline, _contact, _testPeriod, _complainant, _authority, _tester, _reviewer];

    /// <summary>What is known.</summary>
    /// <exception cref="CommandException">The file has a mistake, or an option for one subject stands with several.</exception>
    public PaperParticulars Read(ParseResult parsed, ImmutableArray<Audit> audits)
    {
        var known = ReadFile(parsed.GetValue(_file));
        var (developer, source) = (parsed.GetValue(_developer), parsed.GetValue(_source));
        var ids = audits.Select(static a => a.Subject.Identifier).Distinct(StringComparer.Ordinal).ToList();
        if ((developer ?? source) is not null)
        {
            if (ids.Count > 1)
            {
                throw CommandException.Usage("--developer and --source are for one subject; give those of several in a file with --particulars.");
            }

            var given = known.Subjects.FirstOrDefault(s => s.Id == ids[0]);
            known = known with { Subjects = [new(ids[0], developer ?? given?.Developer, source ?? given?.Source, given?.Contact), .. known.Subjects] };
        }

        return known with
        {
            Issuer = parsed.GetValue(_issuer) ?? known.Issuer,
            Recipient = parsed.GetValue(_recipient) ?? known.Recipient,
            Number = parsed.GetValue(_number) ?? known.Number,
            Date = parsed.GetValue(_date) ?? known.Date,
            Deadline = parsed.GetValue(_deadline) ?? known.Deadline,
            Contact = parsed.GetValue(_contact) ?? known.Contact,
            TestPeriod = parsed.GetValue(_testPeriod) ?? known.TestPeriod,
            Complainant = parsed.GetValue(_complainant) ?? known.Complainant,
            Authority = parsed.GetValue(_authority) ?? known.Authority,
            Tester = parsed.GetValue(_tester) ?? known.Tester,
            Reviewer = parsed.GetValue(_reviewer) ?? known.Reviewer,
        };
    }

    private static PaperParticulars ReadFile(string? path)
    {
        if (path is null)
        {
            return PaperParticulars.None;
        }

        try
        {
            return ParticularsFile.Read(InputFile.Read(path), Path.GetFileName(path));
        }
        catch (BadParticularsException e)
        {
            throw CommandException.Usage(e.Message);
        }
    }

    private static Option<string?> Text(string name, string description) => new(name) { Description = description, HelpName = "TEXT" };
}
