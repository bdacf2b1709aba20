using Candor.Dex;

namespace Candor.Android.Consent;

/// <summary>Notes what a method passes to another in one register.</summary>
internal sealed class ArgumentVisitor(HashSet<int> offsets, int register) : IValueVisitor
{
    private readonly List<(int Offset, Value Argument)> _found = [];

    /// <summary>What <paramref name="caller"/> passes, by the offset of the call, under what must have held there.</summary>
    public static IReadOnlyList<(int Offset, Value Argument)> Of(ConsentFacts facts, int caller, int callee, int register)
    {
        var offsets = facts.Graph.EdgesFrom(caller).Where(e => e.Callee == callee).Select(static e => e.CodeOffset).ToHashSet();
        var visitor = new ArgumentVisitor(offsets, register);
        try
        {
            var method = facts.Program.GetMethod(caller);
            var body = MethodBody.Decode(method);
            var flow = ValueFlow.Analyze(body, new ConsentModel(facts, method, body));
            flow.Visit(visitor);
            return flow.IsComplete ? visitor._found : [.. offsets.Order().Select(static o => (o, Value.Unknown))];
        }
        catch (BadDexException)
        {
            // The call graph has listed the method as a problem.
            return [];
        }
    }

    public void VisitCall(in IrInstruction call, ReadOnlySpan<Value> arguments, Guard guard)
    {
        if (offsets.Contains(call.Offset))
        {
            _found.Add((call.Offset, (register < arguments.Length ? arguments[register] : Value.Unknown).Under(guard)));
        }
    }

    public void VisitWrite(in IrInstruction write, Value value, Guard guard)
    {
    }
}
