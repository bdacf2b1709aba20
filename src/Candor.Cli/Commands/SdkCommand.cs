using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Candor.Android.Sdks;
using Candor.Cli.Auditing;
using Candor.Knowledge;
using Candor.Knowledge.Android;

namespace Candor.Cli.Commands;

/// <summary><c>candor sdk</c>.</summary>
internal static class SdkCommand
{
    public static Command Create() => new("sdk", "Knows SDKs by the shape of their classes, whatever these are called.") { Profile(), Match(), List() };

    private static Command Profile()
    {
        var files = new Argument<string[]>("FILE") { Description = "The SDK: JAR, AAR, APK, DEX or class files.", Arity = ArgumentArity.OneOrMore };
        var id = new Option<string>("--id") { Description = "The id of the SDK in knowledge/parties.", Required = true };
        var version = new Option<string>("--version") { Description = "The version of the SDK.", Required = true };
        var origin = new Option<string>("--origin") { Description = "Where the files came from.", Required = true, HelpName = "TEXT" };
        var libraryLicence = new Option<string>("--library-licence") { Description = "The licence of the SDK, an SPDX id.", DefaultValueFactory = static _ => "LicenseRef-proprietary", HelpName = "ID" };
        var licence = new Option<string>("--licence") { Description = "The licence of the profile, which holds facts only.", DefaultValueFactory = static _ => "Apache-2.0", HelpName = "ID" };
        var packages = new Option<string[]>("--package") { Description = "Only the classes of this package and below. May be given more than once.", HelpName = "NAME" };
        var output = new Option<string>("--out") { Description = "The profile to write, such as knowledge/android/shapes/NAME-VERSION.shapes.", Required = true, HelpName = "FILE" };
        var command = new Command("profile", "Makes a profile of an SDK from its files: hashes that survive renaming, and nothing of the SDK itself.")
        {
            files, id, version, origin, libraryLicence, licence, packages, output,
        };
        command.SetAction(parsed => WriteProfile(
            parsed.GetValue(files)!,
            new("", parsed.GetValue(id)!, parsed.GetValue(version)!, parsed.GetValue(origin)!, parsed.GetValue(licence)!, parsed.GetValue(libraryLicence)!, [], 0),
            parsed.GetValue(packages) ?? [],
            parsed.GetValue(output)!));
        return command;
    }

    private static Command Match()
    {
        var files = new Argument<string[]>("FILE") { Description = "An APK, or other files with code.", Arity = ArgumentArity.OneOrMore };
        var profiles = new Option<string[]>("--profile") { Description = "Profiles to choose from; default: those of the knowledge base. May be given more than once.", HelpName = "FILE" };
        var classes = new Option<bool>("--classes") { Description = "Print each class that was named, a tab, and its SDK." };
        var command = new Command("match", "Names the SDKs in files by the shapes of their classes alone.") { files, profiles, classes };
        command.SetAction(parsed => PrintMatches(parsed.GetValue(files)!, parsed.GetValue(profiles) ?? [], parsed.GetValue(classes)));
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "Lists the profiles of the knowledge base.");
        command.SetAction(static _ =>
        {
            foreach (var profile in KnowledgeLoader.Load(KnowledgeFolder.Find()).Android.Shapes)
            {
                Console.Out.WriteLine($"{profile.Sdk} {profile.Version}: {profile.ClassCount} classes, from {profile.Origin} ({profile.LibraryLicence})");
            }

            return ExitCode.Nothing;
        });
        return command;
    }

    private static int WriteProfile(string[] files, ShapeProfile head, string[] packages, string output)
    {
        try
        {
            var (bytes, classes, problems) = SdkProfiler.Profile(Read(files), head, packages);
            Report(problems);
            File.WriteAllBytes(output, bytes);
            Console.Out.WriteLine($"{output}: {classes} classes of {head.Sdk} {head.Version}");
            return ExitCode.Nothing;
        }
        catch (ArgumentException e)
        {
            throw CommandException.NotAnalysed(e.Message.Split(" (Parameter", 2)[0], e);
        }
    }

    private static int PrintMatches(string[] files, string[] profiles, bool classes)
    {
        SdkMatches found;
        try
        {
            ImmutableArray<ShapeProfile> choice = profiles.Length == 0
                ? KnowledgeLoader.Load(KnowledgeFolder.Find()).Android.Shapes
                : [.. profiles.Select(static path => ShapeProfile.Read(InputFile.Read(path), Path.GetFileName(path)))];
            found = SdkProfiler.Match(Read(files), choice);
        }
        catch (FormatException e)
        {
            throw CommandException.NotAnalysed(e.Message, e);
        }

        Report(found.Problems);
        foreach (var sdk in found.Sdks)
        {
            if (classes)
            {
                foreach (var name in sdk.Classes)
                {
                    Console.Out.WriteLine($"{name}\t{sdk.Sdk}");
                }

                continue;
            }

            Console.Out.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{sdk.Sdk} {sdk.Version}: {sdk.Classes.Length} classes of {sdk.ProfileClasses} ({sdk.Recognised} recognised, similarity {sdk.Similarity:0.00}), ")
                + (sdk.RunnerUp is null ? "no runner-up" : $"runner-up {sdk.RunnerUp} with {sdk.RunnerUpClasses}"));
            foreach (var (name, original) in sdk.Examples)
            {
                Console.Out.WriteLine($"  {name} is {original}");
            }
        }

        if (!classes)
        {
            Console.Out.WriteLine($"{found.Sdks.Sum(static s => s.Classes.Length)} of {found.Classes} classes named.");
        }

        return ExitCode.Nothing;
    }

    private static List<(string Name, byte[] Bytes)> Read(string[] files) => [.. files.Select(static path => (Path.GetFileName(path), InputFile.Read(path)))];

    private static void Report(ImmutableArray<string> problems)
    {
        foreach (var problem in problems)
        {
            Console.Error.WriteLine($"candor: {problem}");
        }
    }
}
