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

    /// <summary>The sources of the knowledge, then those that need more than a signature.</summary>
    public static ImmutableArray<ApiSource> Sources(AndroidKnowledge knowledge) => [.. knowledge.Sources, Password];

    public static FlowRules Knowledge(AndroidKnowledge knowledge) => new(
        [
            .. Sources(knowledge).Select(static s => new FlowSource(
                ReferenceEquals(s, Password) ? FlowSourceKind.Marked : s.Method is not null ? FlowSourceKind.Method : s.Field is not null ? FlowSourceKind.Field : FlowSourceKind.Text,
                s.Method ?? s.Field ?? s.Text!,
                s.WithString)),
        ],
        [.. knowledge.Sinks.Select(static s => new FlowSink(s.Method))],
        [.. knowledge.Flows.Models.Select(static m => new FlowModel(m.Method, m.Effects))],
        knowledge.Flows.OpaqueTypes,
        knowledge.Flows.Libraries,
        knowledge.Flows.SilentNames,
        knowledge.Flows.MemoryTypes);
}
