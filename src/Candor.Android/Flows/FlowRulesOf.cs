using System.Collections.Immutable;
using Candor.Dex;
using Candor.Knowledge;
using Candor.Knowledge.Android;

namespace Candor.Android.Flows;

/// <summary>The knowledge as the rules of a data-flow analysis, in the same order.</summary>
internal static class FlowRulesOf
{
    /// <summary>What a person types into a field that a layout marks as one for passwords.</summary>
    private static readonly ApiSource Password = new(
        "Landroid/widget/EditText;->getText()Landroid/text/Editable;", null, null, null, ["password"], [],
        new Provenance("Public documentation of AOSP", "Apache-2.0", "2026-11-25"));

    /// <summary>What a person chose in another app, or that app made, and hands back: a contact, a picture, a file.</summary>
    private static readonly ApiSource Result = new(
        "Landroid/app/Activity;->onActivityResult(IILandroid/content/Intent;)V", null, null, null, ["personal-information"], [],
        new Provenance("Public documentation of AOSP", "Apache-2.0", "2026-11-25"));

    private static readonly string[] Addresses = ["http://", "https://", "ws://", "wss://"];

    /// <summary>Types that write to what they were made of, which may be a file or lead anywhere.</summary>
    private static readonly string[] Streams =
    [
        "Ljava/io/OutputStream;", "Ljava/io/BufferedOutputStream;", "Ljava/io/DataOutputStream;", "Ljava/io/ObjectOutputStream;",
        "Ljava/io/Writer;", "Ljava/io/BufferedWriter;", "Ljava/io/OutputStreamWriter;", "Ljava/io/PrintWriter;", "Ljava/io/PrintStream;",
    ];

    /// <summary>The sources of the knowledge, then those that need more than a signature.</summary>
    public static ImmutableArray<ApiSource> Sources(AndroidKnowledge knowledge) => [.. knowledge.Sources, Password, Result];

    /// <summary>The place of what another app hands back among the sources.</summary>
    public static int ResultSource(AndroidKnowledge knowledge) => knowledge.Sources.Length + 1;

    /// <summary>What tells where a sink leads to: the methods that open a way out of the device, and the beginnings of addresses.</summary>
    public static ImmutableArray<FlowOriginRule> Origins(AndroidKnowledge knowledge) =>
    [
        .. knowledge.Sinks
            .Where(static s => IsRemote(s.Channel) && s.Method.EndsWith(")Ljava/io/OutputStream;", StringComparison.Ordinal))
            .Select(static s => new FlowOriginRule(s.Channel, s.Method, null)),
        .. Addresses.Select(static a => new FlowOriginRule(null, null, a)),
    ];

    /// <summary>Whether a channel leads off the device.</summary>
    public static bool IsRemote(string channel) => channel is "network" or "webview" or "sms" or "bluetooth" or "nfc";

    /// <summary>The rules of an analysis.</summary>
    /// <param name="knowledge">The knowledge.</param>
    /// <param name="exported">The descriptors of the components that other apps can start.</param>
    public static FlowRules Knowledge(AndroidKnowledge knowledge, IReadOnlySet<string> exported) => new(
        [
            .. Sources(knowledge).Select(s => new FlowSource(KindOf(s), s.Method ?? s.Field ?? s.Text!, s.WithString) { Within = s.OnlyInExported ? exported : null }),
            .. Origins(knowledge).Select(static o => new FlowSource(
                o.Method is not null ? FlowSourceKind.Method : FlowSourceKind.Text, o.Method ?? o.Text!, null, IsOrigin: true)),
        ],
        [.. knowledge.Sinks.Select(static s => new FlowSink(s.Method, IsRemote(s.Channel) || Streams.Any(t => s.Method.StartsWith(t, StringComparison.Ordinal)), s.SendsReceiver))],
        [.. knowledge.Flows.Models.Select(static m => new FlowModel(m.Method, m.Effects))],
        knowledge.Flows.OpaqueTypes,
        knowledge.Flows.Libraries,
        knowledge.Flows.SilentNames,
        knowledge.Flows.MemoryTypes);

    /// <summary>Results that are means to data and none themselves: a folder, a request, a device that records.</summary>
    private static readonly ImmutableArray<string> Handles =
    [
        ")Ljava/io/File;", ")Landroid/content/Intent;", ")Landroid/media/AudioRecord;", ")Landroid/media/projection/MediaProjection;",
        ")Landroid/hardware/display/VirtualDisplay;", ")Landroid/hardware/Camera;",
    ];

    /// <summary>Whether the result of a method only names data; addresses do that if they are those of a provider.</summary>
    private static bool IsHandle(string method) =>
        Handles.Any(h => method.EndsWith(h, StringComparison.Ordinal))
        || (method.EndsWith(")Landroid/net/Uri;", StringComparison.Ordinal) && method.StartsWith("Landroid/provider/", StringComparison.Ordinal));

    /// <summary>A constant address names what a query reads; it is no data itself.</summary>
    private static FlowSourceKind KindOf(ApiSource source) =>
        ReferenceEquals(source, Password) ? FlowSourceKind.Marked
        : ReferenceEquals(source, Result) ? FlowSourceKind.Driver
        : source.Method is { } method ? !source.IsOwn && IsHandle(method) ? FlowSourceKind.Name : FlowSourceKind.Method
        : source.Field is null ? FlowSourceKind.Text
        : source.Field.EndsWith(":Landroid/net/Uri;", StringComparison.Ordinal) ? FlowSourceKind.Name
        : FlowSourceKind.Field;
}
