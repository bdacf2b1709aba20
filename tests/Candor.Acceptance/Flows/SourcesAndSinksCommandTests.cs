using System.Text;
using System.Text.Json;
using Candor.Acceptance.Command;

namespace Candor.Acceptance.Flows;

/// <summary><c>candor flows --sources-and-sinks FILE</c> as a person uses it.</summary>
public class SourcesAndSinksCommandTests
{
    private const string Method = "sources:\n  - method: Landroid/app/Activity;->getIntent()Landroid/content/Intent;\n";

    /// <summary>A screen that only the app itself starts hands on the intent that it gets.</summary>
    private static readonly string App = FlowCase.Read("Components/IntentPutExtrasFromIncoming-leak").PackagePath;

    /// <summary>A screen that any app can start by an action sends what the intent holds.</summary>
    private static readonly string Open = FlowCase.Read("Components/Action-leak").PackagePath;

    [Fact]
    public void A_source_of_ones_own_is_followed_and_only_where_its_rule_says()
    {
        using var folder = new TemporaryFolder();
        Assert.NotEmpty(Flows(folder, App, Method));
        Assert.NotEmpty(Flows(folder, Open, Method));
        Assert.Empty(Flows(folder, App, Method + "    component: exported\n"));
        Assert.NotEmpty(Flows(folder, Open, Method + "    component: exported\n"));
        Assert.Empty(Flows(folder, Open, Method + "    channels: [file]\n"));
        Assert.NotEmpty(Flows(folder, Open, Method + "    channels: [file, log]\n"));
    }

    [Fact]
    public void Mistakes_are_told_with_their_lines_and_end_with_2()
    {
        using var folder = new TemporaryFolder();
        var outcome = CandorProcess.Run("flows", App, "--sources-and-sinks", folder.Write("own.yaml", "sources:\n  - method: nonsense\nsinks:\n  - method: La/B;->c()V\n    channel: pigeon\n"u8.ToArray()));
        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains("own.yaml:2:", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("own.yaml:5:", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no-such-file.yaml", "is not there")]
    [InlineData(".", "is a folder")]
    public void A_file_that_is_none_is_one_clear_line(string path, string expected)
    {
        var outcome = CandorProcess.Run("flows", App, "--sources-and-sinks", path);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(expected, outcome.Error, StringComparison.Ordinal);
    }

    /// <summary>Where the intent that is a source here is read, for each flow.</summary>
    private static List<string> Flows(TemporaryFolder folder, string app, string rules)
    {
        var outcome = CandorProcess.Run("flows", app, "--json", "--sources-and-sinks", folder.Write("own.yaml", Encoding.UTF8.GetBytes(rules)));
        Assert.True(outcome.ExitCode is 0 or 1, outcome.Error);
        List<string> found = [];
        foreach (var line in outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using var document = JsonDocument.Parse(line);
            if (document.RootElement.GetProperty("kind").GetString() == "flow"
                && document.RootElement.GetProperty("source").GetProperty("signature").GetString()!.Contains("getIntent", StringComparison.Ordinal))
            {
                found.Add(document.RootElement.GetProperty("source").GetProperty("method").GetString()!);
            }
        }

        return found;
    }
}
