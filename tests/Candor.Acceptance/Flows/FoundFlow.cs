using System.Text.Json;

namespace Candor.Acceptance.Flows;

/// <summary>A flow that the command reports; one for each pair of a place of a source and a place of a sink.</summary>
internal sealed record FoundFlow(string Source, string SourceIn, int SourceOffset, string Sink, string SinkIn, int SinkOffset, string Stage)
{
    public static FoundFlow Read(JsonElement flow)
    {
        var source = flow.GetProperty("source");
        var sink = flow.GetProperty("sink");
        return new(
            source.GetProperty("signature").GetString()!,
            source.GetProperty("method").GetString()!,
            source.GetProperty("offset").GetInt32(),
            sink.GetProperty("signature").GetString()!,
            sink.GetProperty("method").GetString()!,
            sink.GetProperty("offset").GetInt32(),
            flow.GetProperty("stage").GetString()!);
    }

    public override string ToString() =>
        $"{ExpectedEnd.Short(Source)} in {ExpectedEnd.Place(SourceIn)} -> {ExpectedEnd.Short(Sink)} in {ExpectedEnd.Place(SinkIn)}";
}
