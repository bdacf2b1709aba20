using System.Collections.Immutable;

namespace Candor.Knowledge.Android;

/// <summary>Which callbacks run without anybody doing anything, and which names of methods start a component.</summary>
/// <param name="Unprompted">Platform types whose callbacks run by themselves; a name that ends with <c>*</c> stands for all that begin so.</param>
/// <param name="Prompted">Names of methods that wait for the person, whatever type declares them.</param>
/// <param name="CreatedOnly">Types of libraries whose methods run by themselves once an object exists: <c>Ltype;->name</c>.</param>
/// <param name="Starts">Names of methods that start a component whose class the same method names.</param>
public sealed record CallbackOrder(
    ImmutableArray<string> Unprompted,
    ImmutableArray<string> Prompted,
    ImmutableArray<string> CreatedOnly,
    ImmutableArray<string> Starts);
