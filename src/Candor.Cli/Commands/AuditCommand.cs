using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Candor.Cli.Auditing;
using Candor.Cli.Bundling;
using Candor.Cli.Terminal;
using Candor.Knowledge;
using Candor.Law;

namespace Candor.Cli.Commands;

/// <summary><c>candor audit</c>.</summary>
internal static class AuditCommand
{
    public static Command Create()
    {
        var subjects = new Argument<string[]>("SUBJECT") { Description = "Android apps, pages (an address, an HTML file or a folder), or captures of traffic (HAR, mitmproxy).", Arity = ArgumentArity.OneOrMore };
        var policies = new Option<string[]>("--policy") { Description = "The app's privacy policy: an HTML, PDF, Markdown or text file. May be given more than once.", HelpName = "FILE" };
        var category = new Option<string?>("--category") { Description = "The app's category, such as news or browser: what exceeds its needs is then a finding. 'candor law categories' lists them.", HelpName = "NAME" };
        var date = new Option<string?>("--date") { Description = "The date of the fact, such as 2018-01-12: the law of that day is applied. Default: today.", HelpName = "DATE" };
        var packs = new Option<string>("--pack") { Description = "Law packs, joined by commas: cn, eu, uk, us, platform, community, a pack's own name, or a folder with a pack of your own. 'candor law packs' lists them.", DefaultValueFactory = static _ => "cn", HelpName = "PACKS" };
        var output = new Option<string>("--out") { Description = "The folder for the report.", DefaultValueFactory = static _ => "candor-audit", HelpName = "DIR" };
        var formats = new Option<string>("--format") { Description = "What to write: html, json, sarif (SARIF 2.1.0), joined by commas.", DefaultValueFactory = static _ => "html,json", HelpName = "LIST" };
        var language = new Option<string?>("--lang") { Description = "The language that the report opens in and the summary is written in: zh or en. The report holds both.", HelpName = "zh|en" };
        var failOn = new Option<string>("--fail-on") { Description = "End with 1 at: violation, suspected (and violation), or never.", DefaultValueFactory = static _ => "violation", HelpName = "LEVEL" };
        var knowledge = new Option<string[]>("--knowledge") { Description = "A further knowledge folder, such as your own SDKs or law packs. May be given more than once.", HelpName = "DIR" };
        var unverified = new Option<bool>("--include-unverified") { Description = "Apply rules too whose wording was written from memory and not yet checked." };
        var persona = CaptureArguments.Persona();
        var firstParty = CaptureArguments.FirstParty();
        var name = new Option<string?>("--name") { Description = "For a capture: the name of the app, as its policy writes it.", HelpName = "NAME" };
        var redact = CaptureArguments.Redact();
        var allegations = new Option<string[]>("--allege") { Description = "A data type, such as microphone, of which somebody says that the app collects it in secret: the audit says what bears that out, or that nothing does, and what was tried. May be given more than once.", HelpName = "TYPE" };
        var time = new Option<int>("--time") { Description = "Seconds after which following data through an app's code ends with what it has, and the audit says so; 0: do not follow data.", DefaultValueFactory = static _ => FlowBudget.DefaultSeconds, HelpName = "S" };
        var pages = new PageArguments();
        var bundles = new BundleArguments();
        var json = new Option<bool>("--json") { Description = "Write the audit as JSON to standard output and no files." };
        var command = new Command(
            "audit",
            """
            Audits Android apps, web pages in a real browser, and captures of traffic: what the code can collect, what a page presumes, keeps and
            sends at each stage of consent, which third parties are inside, what the policy says, where the two differ, and which articles of
            law that touches. A page is an address, an HTML file, a folder with index.html, or app.apk!assets/page.html.

            Examples:  candor audit news.apk --policy policy.html --category news --out report
                       candor audit https://news.example/ --page-lang en
                       candor audit bill.html
                       candor audit news.flow --policy policy.html --first-party news.example --persona me.json --redact
            """)
        {
            subjects, policies, category, date, packs, output, formats, language, failOn, knowledge, unverified, allegations, persona, firstParty, name, redact, time, json,
        };
        foreach (var option in pages.All.Concat(bundles.All))
        {
            command.Options.Add(option);
        }

        command.SetAction((parsed, cancellation) => Task.FromResult(Run(
            new Arguments(
                parsed.GetValue(subjects) ?? [],
                parsed.GetValue(policies) ?? [],
                parsed.GetValue(category),
                parsed.GetValue(date),
                parsed.GetValue(packs)!,
                parsed.GetValue(output)!,
                parsed.GetValue(formats)!,
                parsed.GetValue(language),
                parsed.GetValue(failOn)!,
                parsed.GetValue(knowledge) ?? [],
                parsed.GetValue(unverified),
                parsed.GetValue(allegations) ?? [],
                parsed.GetValue(json))
            {
                Page = pages.Read(parsed),
                Bundle = bundles.Read(parsed),
                Seconds = parsed.GetValue(time),
                Capture = new(parsed.GetValue(persona), [.. parsed.GetValue(firstParty) ?? []], parsed.GetValue(name), parsed.GetValue(redact)),
            },
            TimeProvider.System,
            cancellation)));
        return command;
    }

    private static int Run(Arguments arguments, TimeProvider clock, CancellationToken cancellation)
    {
        var language = Languages.Parse(arguments.Language);
        var formats = arguments.Formats.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (formats.Length == 0 || formats.FirstOrDefault(static f => !AuditFiles.Formats.Contains(f)) is not null)
        {
            throw CommandException.Usage($"--format is '{arguments.Formats}'; it takes {string.Join(", ", AuditFiles.Formats)}, joined by commas.");
        }

        if (arguments.FailOn is not ("violation" or "suspected" or "never"))
        {
            throw CommandException.Usage($"--fail-on is '{arguments.FailOn}'; it takes violation, suspected or never.");
        }

        if (arguments.Seconds < 0)
        {
            throw CommandException.Usage("--time takes a number of seconds; 0 does not follow data.");
        }

        foreach (var subject in arguments.Subjects.Where(PageSubjects.Is))
        {
            PageSubjects.Check(subject, arguments.Page);
        }

        foreach (var path in arguments.Subjects.Where(static s => !PageSubjects.Is(s)).Concat(arguments.Policies).Concat(arguments.Capture.PersonaPath is { } personaPath ? [personaPath] : []))
        {
            InputFile.Check(path);
        }

        // The key is made or found first, so that no audit is lost for want of one.
        using var key = arguments.Bundle is { } asked ? UserKey.Open(asked.KeyPath) : null;
        var date = ParseDate(arguments.Date, clock);
        var worst = ExitCode.Nothing;
        var packs = PackChoice.Read(arguments.Packs);
        var knowledge = KnowledgeLoader.Load([KnowledgeFolder.Find(), .. arguments.Knowledge, .. packs.Folders]);
        var chosen = packs.Of(knowledge.Law, date);
        var runner = new AuditRunner(knowledge, clock);
        foreach (var subject in arguments.Subjects)
        {
            var job = new AuditJob(
                subject,
                [.. arguments.Policies],
                arguments.Category,
                date,
                chosen,
                arguments.IncludeUnverified,
                [.. arguments.Allegations],
                arguments.ToCommandLine(subject, date))
            {
                Capture = arguments.Capture,
                Page = arguments.Page,
                Seconds = arguments.Seconds,
            };
            try
            {
                var result = SpinnerProgress.Run($"Auditing {PageSubjects.Name(subject)}", progress => runner.Run(job, progress, cancellation));
                Write(result, arguments, formats, subject, language, knowledge.Law);
                if (key is not null)
                {
                    Bundle(result, job, arguments, key, cancellation);
                }

                worst = Math.Max(worst, Level(result.Audit, arguments.FailOn));
            }
            catch (CommandException e) when (arguments.Subjects.Length > 1 && e.ExitCode == ExitCode.NotAnalysed)
            {
                Console.Error.WriteLine($"candor: {e.Message}");
                worst = ExitCode.NotAnalysed;
            }
        }

        return worst;
    }

    private static void Write(AuditResult result, Arguments arguments, string[] formats, string subject, Language language, LawLibrary law)
    {
        if (arguments.Json)
        {
            using var stream = Console.OpenStandardOutput();
            stream.Write(AuditJson.Write(result.Audit));
            return;
        }

        var folder = arguments.Subjects.Length == 1 ? arguments.Output : Path.Combine(arguments.Output, NameOf(subject, result.Audit));
        var files = AuditFiles.Write(result, folder, formats, language, law);
        AuditSummary.Write(Console.Out, result.Audit, files, language);
    }

    private static void Bundle(AuditResult result, AuditJob job, Arguments arguments, Bundles.Signing.SigningKey key, CancellationToken cancellation)
    {
        var options = arguments.Bundle! with { Path = BundleArguments.PathOf(arguments.Bundle, NameOf(job.SubjectPath, result.Audit), arguments.Subjects.Length) };
        var receipt = EvidenceBundle.Write(result, job, options, key, cancellation);
        Console.Error.WriteLine($"candor: evidence bundle '{options.Path}': {receipt.Files} files, root {receipt.Root}, signed by key {receipt.KeyId}.");
    }

    /// <summary>The name of a subject among several.</summary>
    private static string NameOf(string subject, Audit audit) =>
        (PageSubjects.IsAddress(subject) ? new Uri(subject).Host : Path.GetFileNameWithoutExtension(subject)) + "-" + audit.Subject.Sha256[..8];

    private static int Level(Audit audit, string failOn) => failOn switch
    {
        "never" => ExitCode.Nothing,
        "suspected" when audit.Findings.Any(static f => f.Verdict is Verdict.Violation or Verdict.Suspected) => ExitCode.Something,
        _ when audit.Findings.Any(static f => f.Verdict is Verdict.Violation) => ExitCode.Something,
        _ => ExitCode.Nothing,
    };

    private static DateOnly ParseDate(string? text, TimeProvider clock)
    {
        if (text is null)
        {
            return DateOnly.FromDateTime(clock.GetLocalNow().Date);
        }

        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw CommandException.Usage($"--date is '{text}'; write it as 2018-01-12.");
    }

    private sealed record Arguments(
        string[] Subjects,
        string[] Policies,
        string? Category,
        string? Date,
        string Packs,
        string Output,
        string Formats,
        string? Language,
        string FailOn,
        string[] Knowledge,
        bool IncludeUnverified,
        string[] Allegations,
        bool Json)
    {
        /// <summary>The evidence bundle that was asked for; null for none.</summary>
        public BundleOptions? Bundle { get; init; }

        /// <summary>What was said of captures.</summary>
        public CaptureOptions Capture { get; init; } = CaptureOptions.Default;

        /// <summary>How long data is followed, in seconds; 0 for not at all.</summary>
        public int Seconds { get; init; }

        /// <summary>What was said of pages.</summary>
        public PageOptions Page { get; init; } = PageOptions.Default;

        /// <summary>The command that makes this audit again, file names without their folders.</summary>
        public string ToCommandLine(string subject, DateOnly date)
        {
            var words = new List<string> { "candor", "audit", PageSubjects.Name(subject) };
            foreach (var policy in Policies)
            {
                words.AddRange(["--policy", Path.GetFileName(policy)]);
            }

            if (Category is not null)
            {
                words.AddRange(["--category", Category]);
            }

            words.AddRange(["--date", date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "--pack", PackChoice.Read(Packs).ToText()]);
            foreach (var folder in Knowledge)
            {
                words.AddRange(["--knowledge", Path.GetFileName(Path.TrimEndingDirectorySeparator(folder))]);
            }

            if (IncludeUnverified)
            {
                words.Add("--include-unverified");
            }

            foreach (var allegation in Allegations)
            {
                words.AddRange(["--allege", allegation]);
            }

            if (Seconds != FlowBudget.DefaultSeconds)
            {
                words.AddRange(["--time", Seconds.ToString(CultureInfo.InvariantCulture)]);
            }

            words.AddRange(CaptureArguments.Words(Capture));
            words.AddRange(PageArguments.Words(Page));
            return string.Join(' ', words.Select(static w => w.Contains(' ', StringComparison.Ordinal) ? $"'{w}'" : w));
        }
    }
}
