using System.CommandLine;
using System.Globalization;
using Candor.Cli.Auditing;
using Candor.Cli.Terminal;
using Candor.Knowledge;
using Candor.Traffic;

namespace Candor.Cli.Commands;

/// <summary><c>candor decode</c>.</summary>
internal static class DecodeCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("CAPTURE") { Description = "A capture: HAR 1.2 or a flow file of mitmproxy, plain or in gzip." };
        var persona = CaptureArguments.Persona();
        var firstParty = CaptureArguments.FirstParty();
        var redact = CaptureArguments.Redact();
        var json = new Option<bool>("--json") { Description = "One JSON object a line: sightings, then recipients, then what was not looked at." };
        var language = new Option<string?>("--lang") { Description = "zh or en.", HelpName = "zh|en" };
        var command = new Command("decode", "Finds a person's values in recorded traffic, under whatever layers of encoding and hashing, and who received them.")
        {
            file, persona, firstParty, redact, json, language,
        };
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(
            parsed.GetValue(file)!,
            new(parsed.GetValue(persona), [.. parsed.GetValue(firstParty) ?? []], null, parsed.GetValue(redact)),
            parsed.GetValue(json),
            Languages.Parse(parsed.GetValue(language)),
            cancellation)));
        return command;
    }

    private static int Run(string path, CaptureOptions options, bool json, Language language, CancellationToken cancellation)
    {
        InputFile.Check(path);
        var knowledge = KnowledgeLoader.Load(KnowledgeFolder.Find());
        var observed = SpinnerProgress.Run($"Decoding {Path.GetFileName(path)}", progress => CaptureSubject.Observe(knowledge, path, options, progress.Report, cancellation));
        if (json)
        {
            using var output = Console.OpenStandardOutput();
            DecodeJson.Write(output, observed);
            return ExitCode.Nothing;
        }

        Write(observed, knowledge, language);
        return ExitCode.Nothing;
    }

    private static void Write(CaptureObservation observed, KnowledgeBase knowledge, Language language)
    {
        var zh = language == Language.Zh;
        var output = Console.Out;
        foreach (var sighting in observed.Analysis.Sightings)
        {
            var locator = sighting.Locator;
            var place = locator.Part + (locator.Name is { } name ? $" {name}" : "") + (locator.Frame is { } frame ? string.Create(CultureInfo.InvariantCulture, $" {frame}") : "");
            var type = knowledge.DataTypes.Find(sighting.DataType)?.Name.In(language) ?? sighting.DataType;
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{locator.Request}\t{sighting.Host}\t{type}\t{TerminalText.Safe(string.Join(" › ", locator.Chain.Prepend(place)))}\t{TerminalText.Safe(locator.Excerpt)}"));
        }

        foreach (var recipient in observed.Analysis.Recipients)
        {
            foreach (var behaviour in recipient.Behaviours)
            {
                output.WriteLine($"{(zh ? "接收者" : "recipient")}\t{recipient.Host}\t{TerminalText.Safe(behaviour.Detail.In(language))}");
            }
        }

        output.WriteLine(zh
            ? $"{observed.Analysis.Recipients.Sum(static r => r.Requests)} 个请求，{observed.Analysis.Recipients.Length} 个主机，{observed.Analysis.Sightings.Length} 处标识符"
            : $"{observed.Analysis.Recipients.Sum(static r => r.Requests)} requests, {observed.Analysis.Recipients.Length} hosts, {observed.Analysis.Sightings.Length} sightings of identifiers");
        foreach (var gap in observed.Observation.NotAnalysed)
        {
            Console.Error.WriteLine($"{(zh ? "未分析" : "not analysed")}\t{gap.What.In(language)}\t{gap.Why.In(language)}");
        }
    }
}
