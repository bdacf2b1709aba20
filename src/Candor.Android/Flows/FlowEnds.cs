using System.Collections.Immutable;
using Candor.Android.Code;
using Candor.Dex;
using Candor.Knowledge.Android;

namespace Candor.Android.Flows;

/// <summary>Tells where flows lead to: what stream a sink writes to, and which addresses in the code come there with the data.</summary>
internal sealed class FlowEnds(AppCode code, AndroidKnowledge knowledge, int sources)
{
    private readonly ImmutableArray<FlowOriginRule> _origins = FlowRulesOf.Origins(knowledge);

    public FlowEnd Of(DataFlow flow)
    {
        var sink = knowledge.Sinks[flow.Sink];
        var channel = sink.Channel;
        var hosts = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var origin in flow.Origins)
        {
            var rule = _origins[origin.Source - sources];
            if (rule.Channel is not null)
            {
                channel = rule.Channel;
            }
            else if (HostOf(origin) is { } host)
            {
                hosts.Add(host);
            }
        }

        return new(channel, FlowRulesOf.IsRemote(channel) ? [.. hosts] : []);
    }

    private string? HostOf(FlowOrigin origin)
    {
        var method = code.Program.GetMethod(origin.MethodId);
        try
        {
            foreach (var instruction in method.GetCode().Instructions)
            {
                if (instruction.Offset == origin.CodeOffset)
                {
                    return HostOf(method.File.GetString(new StringHandle(instruction.Index)));
                }
            }
        }
        catch (BadDexException)
        {
            // What cannot be read now tells no host; the method's own problem is listed already.
        }

        return null;
    }

    private static string? HostOf(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Host.Contains('.', StringComparison.Ordinal) ? uri.IdnHost.ToLowerInvariant() : null;
}
