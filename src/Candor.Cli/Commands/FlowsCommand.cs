using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using Candor.Android.Flows;
using Candor.Android.Packages;
using Candor.Cli.Auditing;
using Candor.Dex;
using Candor.Knowledge;

namespace Candor.Cli.Commands;

/// <summary><c>candor flows</c>: the paths of personal information through the code of apps.</summary>
internal static class FlowsCommand
{
    /// <summary>How many methods are named of which what they do is assumed.</summary>
    private const int MostAssumed = 10;

    /// <summary>How many mistakes of a file of sources and sinks are told.</summary>
    private const int MostMistakes = 20;

    public static Command Create()
    {
        Argument<string[]> apps = new("APK") { Description = "The apps.", Arity = ArgumentArity.OneOrMore };
        Option<bool> json = new("--json") { Description = "One JSON object a line: each flow, then a summary of each app." };
        Option<bool> implicitFlows = new("--implicit") { Description = "Follow data through decisions too: what is done under a condition depends on it." };
        Option<bool> together = new("--together") { Description = "The apps are on one device: follow data from one to another." };
        Option<int> time = new("--time")
        {
            Description = "Seconds after which an app's analysis ends with what it has, and says so.", DefaultValueFactory = static _ => FlowBudget.DefaultSeconds,
        };
        Option<int> memory = new("--memory")
        {
            Description = "Megabytes of memory at which an app's analysis ends with what it has, and says so.", DefaultValueFactory = static _ => 4096,
        };
        Option<string?> rules = new("--sources-and-sinks")
        {
            Description = "A YAML file with sources and sinks of your own, which join those that ship (docs/flow-rules.md).", HelpName = "FILE",
        };
        Command command = new("flows", "Follows personal information through the code of apps: from the call that yields it to where it leaves.")
        {
            apps, json, implicitFlows, together, time, memory, rules,
        };
        command.SetAction(parsed => Run(parsed.GetValue(apps)!, parsed.GetValue(json), parsed.GetValue(implicitFlows), parsed.GetValue(together), parsed.GetValue(time), parsed.GetValue(memory), parsed.GetValue(rules)));
        return command;
    }

    private static int Run(string[] paths, bool json, bool withImplicit, bool together, int seconds, int megabytes, string? rules)
    {
        KnowledgeBase knowledge = Joined(KnowledgeLoader.Load(KnowledgeFolder.Find()), rules);
        if (seconds < 1)
        {
            throw CommandException.Usage("--time takes a number of seconds from 1 on.");
        }

        if (megabytes < 64)
        {
            throw CommandException.Usage("--memory takes a number of megabytes from 64 on.");
        }

        bool any = false;
        bool failed = false;
        using FlowProgress progress = new(Console.Error, !Console.IsErrorRedirected);
        foreach (string[] group in together ? [paths] : paths.Select(static p => new[] { p }))
        {
            foreach (string path in group)
            {
                InputFile.Check(path);
            }

            try
            {
                using CancellationTokenSource end = new(TimeSpan.FromSeconds(seconds));
                FlowOptions options = FlowBudget.Of(seconds, end.Token) with
                {
                    Implicit = withImplicit, MaxMemory = (long)megabytes << 20, Progress = progress.Begin(group),
                };
                any |= Run(group, knowledge, options, json, Console.Out, progress);
            }
            catch (BadApkException e)
            {
                failed = true;
                Console.Error.WriteLine($"candor: '{string.Join(", ", group.Select(Path.GetFileName))}' could not be read as an Android app: {e.Message}");
            }
        }

        return failed ? ExitCode.NotAnalysed : any ? ExitCode.Something : ExitCode.Nothing;
    }

    /// <summary>The knowledge with a user's own sources and sinks.</summary>
    private static KnowledgeBase Joined(KnowledgeBase knowledge, string? rules)
    {
        if (rules is null)
        {
            return knowledge;
        }

        InputFile.Check(rules);
        long length = new FileInfo(rules).Length;
        if (length > SourcesAndSinks.MaxFileSize)
        {
            throw CommandException.Usage($"'{Path.GetFileName(rules)}' has {length >> 20} MiB; a file of sources and sinks has at most {SourcesAndSinks.MaxFileSize >> 20} MiB.");
        }

        try
        {
            return SourcesAndSinks.Join(knowledge, File.ReadAllBytes(rules), Path.GetFileName(rules));
        }
        catch (KnowledgeException e)
        {
            string further = e.Problems.Length > MostMistakes ? $"\n  and {e.Problems.Length - MostMistakes} more" : "";
            throw CommandException.Usage(
                $"The file of sources and sinks has {(e.Problems.Length == 1 ? "a mistake" : "mistakes")}:{string.Concat(e.Problems.Take(MostMistakes).Select(static p => $"\n  {p}"))}{further}");
        }
    }

    private static bool Run(string[] paths, KnowledgeBase knowledge, FlowOptions options, bool json, TextWriter output, FlowProgress progress)
    {
        long started = Stopwatch.GetTimestamp();
        List<ApkFile> apks = [];
        try
        {
            apks.AddRange(paths.Select(static p => ApkFile.Open(p)));
            FlowReading reading = new FlowObserver(knowledge).Observe(apks, options);
            progress.Clear();
            return Print(string.Join('+', paths.Select(Path.GetFileName)), reading, knowledge, options, json, output, started);
        }
        finally
        {
            apks.ForEach(static a => a.Dispose());
        }
    }

    private static bool Print(
        string app, FlowReading reading, KnowledgeBase knowledge, FlowOptions options, bool json, TextWriter output, long started)
    {
        for (int i = 0; i < reading.Flows.Count; i++)
        {
            if (json)
            {
                output.WriteLine(FlowJson(app, i, reading, knowledge, options));
            }
            else
            {
                Print(i, reading, knowledge, output);
            }
        }

        if (json)
        {
            output.WriteLine(SummaryJson(app, reading, Stopwatch.GetElapsedTime(started)));
        }
        else
        {
            output.WriteLine($"{app}: {reading.Flows.Count} flows, {reading.Methods} methods");
            foreach (IGrouping<string, FlowCut> cuts in reading.Cuts.GroupBy(static c => c.Reason))
            {
                FlowCut first = cuts.First();
                string place = first.MethodId < 0 ? "" : $", first in {reading.Program.Describe(first.MethodId)}";
                output.WriteLine($"  not followed to the end ({cuts.Key}): {cuts.Count()} methods{place}");
            }

            if (reading.Defaults.Count > 0)
            {
                string most = string.Join(", ", reading.Defaults.Take(MostAssumed).Select(static d => $"{FlowStory.Short(d.Method)} ({d.Calls})"));
                output.WriteLine($"  assumed of methods outside that no model describes: {reading.Defaults.Count} methods, {reading.Defaults.Sum(static d => d.Calls)} calls; most: {most}");
            }
        }

        return reading.Flows.Count > 0;
    }

    private static string FlowJson(string app, int index, FlowReading reading, KnowledgeBase knowledge, FlowOptions options)
    {
        DataFlow flow = reading.Flows[index];
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream))
        {
            var source = reading.Sources[flow.Source];
            FlowStory story = new(reading.Program);
            writer.WriteStartObject();
            writer.WriteString("app", app);
            writer.WriteString("kind", "flow");
            writer.WriteStartObject("source");
            writer.WriteString("signature", source.Method ?? source.Field ?? source.Text);
            writer.WriteString("method", reading.Program.Describe(flow.SourceMethod));
            writer.WriteNumber("offset", flow.SourceOffset);
            writer.WriteString("call", story.Called(flow.SourceMethod, flow.SourceOffset, orField: true));
            writer.WriteEndObject();
            writer.WriteStartObject("sink");
            writer.WriteString("signature", knowledge.Android.Sinks[flow.Sink].Method);
            writer.WriteString("method", reading.Program.Describe(flow.SinkMethod));
            writer.WriteNumber("offset", flow.SinkOffset);
            writer.WriteString("call", story.Called(flow.SinkMethod, flow.SinkOffset, orField: false));
            writer.WriteNumber("argument", flow.Argument);
            writer.WriteString("channel", reading.Ends[index].Channel);
            writer.WriteStartArray("hosts");
            foreach (string host in reading.Ends[index].Hosts)
            {
                writer.WriteStringValue(host);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.WriteStartArray("dataTypes");
            foreach (string type in source.DataTypes)
            {
                writer.WriteStringValue(type);
            }

            writer.WriteEndArray();
            writer.WriteBoolean("implicit", options.Implicit);
            Stage(writer, reading.Stages[index], reading.Program);
            writer.WriteStartArray("path");
            foreach (FlowStep step in flow.Steps)
            {
                writer.WriteStartObject();
                writer.WriteString("method", reading.Program.Describe(step.MethodId));
                writer.WriteNumber("offset", step.CodeOffset);
                writer.WriteNumber("register", step.Register);
                writer.WriteString("accessPath", step.AccessPath);
                writer.WriteString("what", step.Kind.ToString().ToLowerInvariant());
                writer.WriteBoolean("assumed", step.IsAssumed);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Stage(Utf8JsonWriter writer, FlowStage stage, DexProgram program)
    {
        writer.WriteString("stage", KebabEnum.Format(stage.Stage));
        writer.WriteString("stageWhy", stage.Why.En);
        if (stage.Gate is null)
        {
            writer.WriteNull("gate");
        }
        else
        {
            writer.WriteStartObject("gate");
            writer.WriteString("kind", stage.Gate);
            writer.WriteString("label", stage.Label);
            writer.WriteString("method", program.Describe(stage.GateMethod));
            writer.WriteNumber("offset", stage.GateOffset);
            writer.WriteEndObject();
        }

        writer.WriteStartArray("callPath");
        foreach (PathStep step in stage.Path)
        {
            writer.WriteStartObject();
            writer.WriteString("method", program.Describe(step.MethodId));
            writer.WriteNumber("offset", step.CodeOffset);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static string SummaryJson(string app, FlowReading reading, TimeSpan elapsed)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("app", app);
            writer.WriteString("kind", "summary");
            writer.WriteNumber("flows", reading.Flows.Count);
            writer.WriteNumber("methods", reading.Methods);
            writer.WriteNumber("runs", reading.Runs);
            writer.WriteNumber("work", reading.Work);
            writer.WriteStartArray("cutOffs");
            foreach ((string reason, int count) in reading.CutOffs.OrderBy(static c => c.Key, StringComparer.Ordinal))
            {
                writer.WriteStringValue($"{reason}: {count}");
            }

            writer.WriteEndArray();
            writer.WriteStartArray("cuts");
            foreach (FlowCut cut in reading.Cuts)
            {
                writer.WriteStartObject();
                writer.WriteString("reason", cut.Reason);
                writer.WriteString("method", cut.MethodId < 0 ? null : reading.Program.Describe(cut.MethodId));
                writer.WriteNumber("count", cut.Count);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteStartObject("assumed");
            writer.WriteNumber("methods", reading.Defaults.Count);
            writer.WriteNumber("calls", reading.Defaults.Sum(static d => d.Calls));
            writer.WriteStartArray("most");
            foreach (FlowDefault one in reading.Defaults.Take(MostAssumed))
            {
                writer.WriteStartObject();
                writer.WriteString("method", one.Method);
                writer.WriteNumber("calls", one.Calls);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.WriteNumber("milliseconds", (long)elapsed.TotalMilliseconds);
            writer.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Print(int index, FlowReading reading, KnowledgeBase knowledge, TextWriter output)
    {
        DataFlow flow = reading.Flows[index];
        var source = reading.Sources[flow.Source];
        string types = source.DataTypes.IsEmpty ? "" : $"{string.Join(", ", source.DataTypes)}: ";
        output.WriteLine($"{types}{source.Method ?? source.Field ?? source.Text}");
        FlowStory story = new(reading.Program);
        (string What, string Place, string Holder)[] lines =
        [
            .. flow.Steps.Select(s => (story.Describe(s), story.Short(s.MethodId) + (s.CodeOffset < 0 ? "" : $" @{s.CodeOffset}"), story.Holder(s))),
        ];
        int what = Math.Min(50, lines.Max(static l => l.What.Length));
        int place = Math.Min(50, lines.Max(static l => l.Place.Length));
        for (int i = 0; i < lines.Length; i++)
        {
            output.WriteLine($"    {i + 1,2}  {lines[i].What.PadRight(what)}  {lines[i].Place.PadRight(place)}  {lines[i].Holder}".TrimEnd());
        }

        FlowEnd end = reading.Ends[index];
        string to = end.Hosts.IsEmpty ? "" : $" to {string.Join(" or ", end.Hosts)}";
        output.WriteLine($"  -> {knowledge.Android.Sinks[flow.Sink].Method} ({end.Channel}{to})");
        output.WriteLine($"  {KebabEnum.Format(reading.Stages[index].Stage)}: {reading.Stages[index].Why.En}");
        output.WriteLine();
    }
}
