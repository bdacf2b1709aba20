using System.Collections.Immutable;
using Candor.Dex;

namespace Candor.Android.Consent;

/// <summary>What following values through one method showed.</summary>
/// <param name="Flow">What must have held at each instruction; null where nothing must.</param>
/// <param name="Summary">What the method means to its callers.</param>
/// <param name="Listeners">The objects that it creates and gives to buttons, by the instruction that creates them.</param>
/// <param name="OwnRoles">What the buttons say to which it gives its own object.</param>
/// <param name="Stores">What it stores under keys that are known, itself or through what it calls, by the instruction.</param>
/// <param name="Told">Where it tells SDKs that the person agreed.</param>
/// <param name="Writes">What it writes to fields, by the instruction.</param>
internal sealed record MethodStudy(
    ValueFlow? Flow,
    MethodSummary Summary,
    ImmutableSortedDictionary<int, ImmutableArray<ListenerRole>> Listeners,
    ImmutableArray<ListenerRole> OwnRoles,
    ImmutableArray<StoredWrite> Stores,
    ImmutableArray<ToldSdk> Told,
    IReadOnlyDictionary<int, Value> Writes)
{
    /// <summary>Nothing was learnt: the code cannot be read.</summary>
    public static MethodStudy Nothing { get; } =
        new(null, MethodSummary.Nothing, ImmutableSortedDictionary<int, ImmutableArray<ListenerRole>>.Empty, [], [], [], ImmutableDictionary<int, Value>.Empty);

    /// <summary>Follows values through a method.</summary>
    public static MethodStudy Of(ConsentFacts facts, int methodId)
    {
        var method = facts.Program.GetMethod(methodId);
        if (!method.HasCode)
        {
            return Nothing;
        }

        try
        {
            var body = MethodBody.Decode(method);
            var flow = ValueFlow.Analyze(body, new ConsentModel(facts, method, body));
            var visitor = new ButtonVisitor(facts, method, body);
            flow.Visit(visitor);
            visitor.Settle();
            return new(
                flow.IsUnguarded && flow.IsComplete ? null : flow,
                new(ForCallers(flow.Returned), flow.Passed, visitor.ParameterRoles, visitor.ParameterStores),
                visitor.Listeners,
                visitor.OwnRoles,
                visitor.Stores,
                visitor.Told,
                visitor.Writes);
        }
        catch (BadDexException)
        {
            // The call graph has listed the method as a problem.
            return Nothing;
        }
    }

    /// <summary>A returned value as a caller may use it: an object that the method creates is none that the caller creates.</summary>
    private static Value ForCallers(Value returned) => returned.Kind == ValueKind.Created ? Value.Unknown : returned;
}
