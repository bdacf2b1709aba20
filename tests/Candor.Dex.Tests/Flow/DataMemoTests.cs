using Candor.Dex.Tests.Support;
using Candor.Testing;
using CsCheck;

namespace Candor.Dex.Tests.Flow;

/// <summary>What is remembered of the data of objects is what would be found by looking again.</summary>
public class DataMemoTests
{
    private const int Objects = 12;

    [Fact]
    public void While_a_heap_changes_the_data_of_objects_is_what_looking_again_finds() =>
        Gen.Select(Gen.Int[0, Objects - 1], Gen.Int[0, 3], Gen.Int[0, (2 * Objects) - 1].Array[0, 4]).List[1, 40].Draw(
            static edits =>
            {
                FlowEngine engine = Engine();
                Symbol[] objects = [.. Enumerable.Range(0, Objects).Select(i => engine.Symbols.Object(i, 0, i))];
                int[] data = [.. Enumerable.Range(0, Objects).Select(i => ValueSet.From(engine.Symbols.Label(i, 0)))];
                int[] fields = [engine.Fields.Data, engine.Fields.AnyIndex, engine.Fields.Named("a"), engine.Fields.OfClass("f", 0, 0)];
                AbstractHeap heap = new();
                foreach ((int holder, int field, int[] values) in edits)
                {
                    AbstractHeap before = heap.Recording();
                    int[][] asked = [.. objects.Select(o => engine.Heap.DataOf(before, o.Alone, inFields: holder % 2 == 0))];

                    heap.Set(objects[holder], fields[field], ValueSet.Of([.. values.Select(v => v < Objects ? ValueSet.Is(objects[v]) : data[v - Objects])]));

                    foreach (Symbol one in objects)
                    {
                        foreach (bool inFields in new[] { false, true })
                        {
                            Assert.Equal(engine.Heap.DataOf(heap, one.Alone, inFields), engine.Heap.DataOf(heap.Recording(), one.Alone, inFields));
                        }
                    }

                    int[][] now = [.. objects.Select(o => engine.Heap.DataOf(heap, o.Alone, inFields: holder % 2 == 0))];
                    Assert.True(engine.Heap.HoldsSame(before.Clone(), before));
                    if (engine.Heap.HoldsSame(heap, before))
                    {
                        Assert.Equal(asked, now);
                    }
                    else
                    {
                        Assert.NotEqual(asked, now);
                    }
                }
            },
            cases: 300);

    [Fact]
    public void Data_lies_as_deep_in_a_circle_as_the_bound_says_from_whichever_object_it_is_asked_for()
    {
        FlowEngine engine = Engine();
        Symbol[] objects = [.. Enumerable.Range(0, 6).Select(i => engine.Symbols.Object(i, 0, i))];
        int label = ValueSet.From(engine.Symbols.Label(0, 0));
        AbstractHeap heap = new();
        for (int i = 0; i < objects.Length; i++)
        {
            heap.Set(objects[i], engine.Fields.AnyIndex, objects[(i + 1) % objects.Length].Alone);
        }

        heap.Set(objects[^1], engine.Fields.Data, [label]);

        // The fifth object and those up to three before it are near enough.
        AbstractHeap recording = heap.Recording();
        Assert.Equal([false, false, true, true, true, true], objects.Select(o => engine.Heap.DataOf(recording, o.Alone).Length > 0));
        Assert.Equal([false, false, true, true, true, true], objects.Select(o => engine.Heap.DataOf(heap, o.Alone).Length > 0));
    }

    [Fact]
    public void What_was_seen_from_afar_is_still_looked_into_as_deep_as_from_nearby()
    {
        FlowEngine engine = Engine();
        Symbol[] objects = [.. Enumerable.Range(0, 6).Select(i => engine.Symbols.Object(i, 0, i))];
        int label = ValueSet.From(engine.Symbols.Label(0, 0));
        AbstractHeap heap = new();

        // 0 leads to 3 over 1 and 2, and directly; the data lies behind 3 in 4 and 5.
        heap.Set(objects[0], engine.Fields.Named("a"), objects[1].Alone);
        heap.Set(objects[0], engine.Fields.Named("b"), objects[3].Alone);
        heap.Set(objects[1], engine.Fields.AnyIndex, objects[2].Alone);
        heap.Set(objects[2], engine.Fields.AnyIndex, objects[3].Alone);
        heap.Set(objects[3], engine.Fields.AnyIndex, objects[4].Alone);
        heap.Set(objects[4], engine.Fields.AnyIndex, objects[5].Alone);
        heap.Set(objects[5], engine.Fields.Data, [label]);

        Assert.Equal([label], engine.Heap.DataOf(heap, objects[0].Alone));
        Assert.Equal([label], engine.Heap.DataOf(heap.Recording(), objects[0].Alone));
    }

    private static FlowEngine Engine() => new(Fixture.ShopHierarchy(), new FlowRules([], [], [], [], [], [], []), new FlowOptions());
}
