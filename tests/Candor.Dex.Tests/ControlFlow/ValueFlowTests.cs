namespace Candor.Dex.Tests.ControlFlow;

public class ValueFlowTests
{
    [Theory]
    [InlineData("tested()V")]
    [InlineData("negated()V")]
    [InlineData("earlyReturn()V")]
    [InlineData("merged(I)V")]
    [InlineData("and(Z)V")]
    [InlineData("loop()V")]
    [InlineData("boxed()V")]
    [InlineData("compared()V")]
    [InlineData("switched()V")]
    public void A_call_behind_the_test_is_guarded(string method) => Assert.Equal(Door.Passed, GuardOfPass(method));

    [Theory]
    [InlineData("wrongSide()V")]
    [InlineData("joined()V")]
    [InlineData("mergedOpen(I)V")]
    [InlineData("or(Z)V")]
    [InlineData("handler()V")]
    public void A_call_that_another_way_reaches_is_not(string method) => Assert.Equal(Guard.None, GuardOfPass(method));

    [Fact]
    public void A_call_that_a_constant_rules_out_is_impossible() => Assert.True(GuardOfPass("never()V").IsImpossible);

    [Fact]
    public void A_truth_value_that_is_returned_carries_the_guard()
    {
        ValueFlow flow = Flow("returned()Z");
        Assert.Equal(Door.Passed, flow.Returned.WhenNonZero);
        Assert.Equal(Guard.None, flow.Returned.WhenZero);
        Assert.Equal(Guard.None, flow.Passed);
    }

    [Fact]
    public void A_method_that_throws_otherwise_returns_under_the_guard() => Assert.Equal(Door.Passed, Flow("demanded()V").Passed);

    [Fact]
    public void Guards_agree_with_cutting_the_guarding_edges()
    {
        DexProgram program = Door.Hierarchy().Program;
        for (int method = 0; method < program.MethodCount; method++)
        {
            if (!program.GetMethod(method).HasCode)
            {
                continue;
            }

            ValueFlow flow = Door.Flow(program, method);
            Assert.Equal(program.GetMethodName(method) != "wide", flow.IsComplete);
            foreach (IrInstruction instruction in flow.Body.Instructions)
            {
                // What cannot run without the key is exactly what a second look, with the side of the key closed, does not reach.
                if (flow.IsComplete && flow.GuardAt(instruction.Offset) == Guard.None)
                {
                    Assert.Contains(instruction.Offset, Reached(flow));
                }
            }
        }
    }

    [Fact]
    public void A_method_beyond_the_bounds_says_that_nothing_is_known()
    {
        ValueFlow flow = Flow("wide()V");
        Assert.False(flow.IsComplete);
        Assert.Equal(Guard.None, GuardOfPass("wide()V"));
        Assert.False(flow.Returned.IsGuarded);
    }

    [Fact]
    public void Ranks_and_ties_are_ordered()
    {
        Guard low = new(1, 2);
        Guard high = new(2, 1);
        Assert.Equal(high, low.And(high));
        Assert.Equal(low, low.Or(high));
        Assert.Equal(new Guard(1, 1), low.Or(new Guard(1, 1)));
        Assert.Equal(Guard.Impossible, low.And(Guard.Impossible));
        Assert.Equal(low, low.Or(Guard.Impossible));
    }

    /// <summary>The instructions that control reaches over edges at whose end something may run unguarded.</summary>
    private static HashSet<int> Reached(ValueFlow flow)
    {
        HashSet<int> seen = [];
        Stack<int> pending = new([0]);
        HashSet<int> blocks = [];
        while (pending.TryPop(out int block))
        {
            BasicBlock current = flow.Body.Blocks[block];
            if (!blocks.Add(block) || flow.GuardAt(flow.Body.Instructions[current.First].Offset) != Guard.None)
            {
                continue;
            }

            for (int i = current.First; i < current.End; i++)
            {
                seen.Add(flow.Body.Instructions[i].Offset);
            }

            foreach (int next in current.Successors.Concat(current.Handlers.Select(static h => h.Block)))
            {
                pending.Push(next);
            }
        }

        return seen;
    }

    private static ValueFlow Flow(string method)
    {
        DexProgram program = Door.Hierarchy().Program;
        return Door.Flow(program, Door.Method(program, $"Lexample/gates/Door;->{method}"));
    }

    private static Guard GuardOfPass(string method)
    {
        ValueFlow flow = Flow(method);
        return flow.GuardAt(Assert.Single(Door.Calls(flow.Body, "pass")));
    }
}
