using System.Text;
using Candor.Knowledge;

namespace Candor.Tests.Knowledge;

/// <summary>A user's own sources and sinks: what joins, what takes a place, and what is told of mistakes.</summary>
public class SourcesAndSinksTests
{
    private static readonly KnowledgeBase Shipped = KnowledgeLoader.Load(RepositoryFolder.Knowledge);

    [Fact]
    public void Sources_and_sinks_join_those_that_ship()
    {
        var joined = Join(
            """
            sources:
              - method: Lcom/example/Vault;->token()Ljava/lang/String;
              - method: Lcom/example/Vault;->user()Ljava/lang/String;
                dataTypes: [account-id]
                component: exported
                channels: [ipc, network]
            sinks:
              - method: Lcom/example/Uplink;->put(Ljava/lang/String;)V
                channel: network
            """);
        Assert.Equal(Shipped.Android.Sources.Length + 2, joined.Android.Sources.Length);
        Assert.Equal(Shipped.Android.Sources, joined.Android.Sources[..Shipped.Android.Sources.Length]);
        Assert.True(joined.Android.Sources[^2] is { IsOwn: true, OnlyInExported: false, DataTypes.IsEmpty: true, Channels.IsEmpty: true });
        Assert.True(joined.Android.Sources[^1] is { IsOwn: true, OnlyInExported: true, DataTypes: ["account-id"], Channels: ["ipc", "network"] });
        Assert.Equal("Lcom/example/Uplink;->put(Ljava/lang/String;)V", joined.Android.Sinks[^1].Method);
    }

    [Fact]
    public void One_that_ships_already_is_replaced_in_its_place()
    {
        var log = Shipped.Android.Sinks.First(static s => s.Method.StartsWith("Landroid/util/Log;->d(", StringComparison.Ordinal));
        var joined = Join($"sinks:\n  - method: {log.Method}\n    channel: file\n");
        Assert.Equal(Shipped.Android.Sinks.Length, joined.Android.Sinks.Length);
        Assert.Equal("file", joined.Android.Sinks[Shipped.Android.Sinks.IndexOf(log)].Channel);
    }

    [Theory]
    [InlineData("sources:\n  - method: nonsense\n", "own.yaml:2: 'nonsense' is no method signature")]
    [InlineData("sources:\n  - dataTypes: [imei]\n", "own.yaml:2: A source has exactly one of")]
    [InlineData("sources:\n  - method: La/B;->c()V\n    dataTypes: [no-such-type]\n", "own.yaml:3: 'no-such-type' is no data type")]
    [InlineData("sources:\n  - field: La/B;->c\n", "own.yaml:2: 'La/B;->c' is no field signature")]
    [InlineData("sources:\n  - method: La/B;->c()V\n    channels: [pigeon]\n", "own.yaml:3: 'pigeon' is no channel")]
    [InlineData("sources:\n  - method: La/B;->c()V\n    component: none\n", "own.yaml:3: 'component' is 'none'")]
    [InlineData("sources:\n  - method: La/B;->c()V\n  - method: La/B;->c()V\n", "own.yaml:3: This source stands more than once")]
    [InlineData("sinks:\n  - method: La/B;->c()V\n    channel: pigeon\n", "own.yaml:3: 'channel' is 'pigeon'")]
    [InlineData("sinks:\n  - method: La/B;->c()V\n    channel: file\n    colour: red\n", "own.yaml:4: 'colour' is no key")]
    [InlineData("sinks: 7\n", "own.yaml:1: 'sinks' must be a list")]
    [InlineData("sinks:\n  - 7\n", "own.yaml:2: Here a mapping")]
    [InlineData("parties: []\n", "own.yaml:1: 'parties' is no key")]
    [InlineData("sources: [\n", "own.yaml:")]
    [InlineData("- 1\n", "own.yaml:1: Here a mapping")]
    [InlineData("", "own.yaml: The file is empty")]
    [InlineData("sources: []\n", "own.yaml: The file names no source and no sink")]
    public void A_mistake_is_told_with_its_line(string text, string expected)
    {
        var fault = Assert.Throws<KnowledgeException>(() => Join(text));
        Assert.Contains(fault.Problems, p => p.ToString().StartsWith(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_that_is_too_large_or_nested_too_deep_is_refused()
    {
        Assert.Contains("larger than 4 MiB", Fault(new string(' ', SourcesAndSinks.MaxFileSize + 1)), StringComparison.Ordinal);
        Assert.Contains("levels of nesting", Fault("sources: " + new string('[', 5_000)), StringComparison.Ordinal);

        static string Fault(string text) => Assert.Throws<KnowledgeException>(() => Join(text)).Problems[0].Message;
    }

    private static KnowledgeBase Join(string text) => SourcesAndSinks.Join(Shipped, Encoding.UTF8.GetBytes(text), "own.yaml");
}
