using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Candor.Bundles;
using Candor.Bundles.Redaction;
using Candor.Bundles.Writing;
using Candor.Cli.Auditing;
using Candor.Cli.Bundling;
using Candor.Knowledge;
using Candor.Traffic;

namespace Candor.Cli.Commands;

/// <summary><c>candor redact</c>.</summary>
internal static class RedactCommand
{
    public static Command Create()
    {
        var bundle = new Argument<string>("BUNDLE") { Description = "The evidence bundle to take something out of. It is not changed." };
        var output = new Option<string>("--out") { Description = "The redacted bundle: a folder, or an archive where the name ends in .zip.", Required = true, HelpName = "NEW" };
        var personas = new Option<string[]>("--persona") { Description = "A person whose values are taken out wherever they stand, in any form ('docs/traffic.md' has the file's form). May be given more than once.", HelpName = "FILE" };
        var exhibits = new Option<string[]>("--exhibit") { Description = "An exhibit to take out whole: its number in exhibits.json, or its name. May be given more than once.", HelpName = "ID" };
        var regions = new Option<string[]>("--region") { Description = "A place in a picture to blacken, as EXHIBIT:x,y,width,height in pixels. May be given more than once.", HelpName = "PLACE" };
        var salts = new Option<string?>("--salts") { Description = "The folder for what proves later what was taken out; for you alone. Default: the name of the redacted bundle with -salts.", HelpName = "DIR" };
        var key = new Option<string?>("--key") { Description = "The key that signs the redaction. Default: your own.", HelpName = "FILE" };
        var command = new Command(
            "redact",
            """
            Takes personal data out of an evidence bundle. What stays is still proved by the original signature, over the same root; of what was taken
            out salted commitments stay, which the holder of the salts can open ('candor verify NEW --reveal DIR').

            Example:  candor redact bundle --out public --persona tester.json --exhibit 4
            """)
        {
            bundle, output, personas, exhibits, regions, salts, key,
        };
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(
            parsed.GetValue(bundle)!,
            parsed.GetValue(output)!,
            parsed.GetValue(salts),
            parsed.GetValue(personas) ?? [],
            [.. parsed.GetValue(exhibits) ?? []],
            [.. (parsed.GetValue(regions) ?? []).Select(Region)],
            parsed.GetValue(key),
            cancellation)));
        return command;
    }

    private static int Run(
        string bundle, string output, string? salts, string[] personas, ImmutableArray<string> exhibits, ImmutableArray<PictureRegion> regions, string? keyPath, CancellationToken cancellation)
    {
        if (!Path.Exists(bundle))
        {
            throw CommandException.Usage($"'{bundle}' is not there; check the name.");
        }

        if (personas.Length == 0 && exhibits.IsEmpty && regions.IsEmpty)
        {
            throw CommandException.Usage("Say what to take out: --persona FILE, --exhibit ID or --region PLACE.");
        }

        var name = Path.TrimEndingDirectorySeparator(output);
        var folder = salts ?? (name.EndsWith(BundleWriter.ArchiveExtension, StringComparison.OrdinalIgnoreCase) ? name[..^BundleWriter.ArchiveExtension.Length] : name) + "-salts";
        if (Path.Exists(output))
        {
            throw CommandException.Usage($"'{output}' is there already; a bundle is never written over.");
        }

        var request = new RedactionRequest { Personas = Personas(personas), Exhibits = exhibits, Regions = regions };
        using var key = UserKey.Open(keyPath);
        try
        {
            Print(BundleRedactor.Redact(bundle, output, folder, request, key, cancellation), output, folder);
            return ExitCode.Nothing;
        }
        catch (BadBundleException e)
        {
            throw CommandException.NotAnalysed($"'{bundle}' was not redacted: {(e.File is null ? "" : e.File + ": ")}{e.Message}.", e);
        }
    }

    private static ImmutableArray<Persona> Personas(string[] paths)
    {
        if (paths.Length == 0)
        {
            return [];
        }

        foreach (var path in paths)
        {
            InputFile.Check(path);
        }

        var knowledge = KnowledgeLoader.Load([KnowledgeFolder.Find()]);
        return [.. paths.Select(p => CaptureSubject.ReadPersona(p, knowledge))];
    }

    private static void Print(RedactionReceipt receipt, string output, string salts)
    {
        foreach (var path in receipt.Removed)
        {
            Console.Out.WriteLine($"taken out: {path}");
        }

        foreach (var (path, parts) in receipt.Changed)
        {
            Console.Out.WriteLine($"taken out: {parts} parts of {path}");
        }

        foreach (var (path, why) in receipt.NotSearched)
        {
            Console.Out.WriteLine($"NOT searched: {path} ({why})");
        }

        if (receipt.Removed.IsEmpty && receipt.Changed.IsEmpty)
        {
            Console.Out.WriteLine("Nothing was found to take out.");
        }

        Console.Out.WriteLine($"{output}: root {receipt.Root} as before, redaction signed by key {receipt.KeyId}");
        Console.Out.WriteLine($"{salts}: what proves what was taken out. It holds all of that: keep it, and do not pass it on.");
    }

    private static PictureRegion Region(string text)
    {
        var colon = text.LastIndexOf(':');
        var numbers = colon < 1 ? [] : text[(colon + 1)..].Split(',');
        var values = new int[4];
        if (numbers.Length == 4 && numbers.Select((n, i) => int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out values[i])).All(static ok => ok) && values[2] > 0 && values[3] > 0)
        {
            return new(text[..colon], values[0], values[1], values[2], values[3]);
        }

        throw CommandException.Usage($"--region is '{text}'; write it as 4:10,20,300,40.");
    }
}
