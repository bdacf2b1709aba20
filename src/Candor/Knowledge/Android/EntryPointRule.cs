using System.Collections.Immutable;

namespace Candor.Knowledge.Android;

/// <summary>Methods that the system calls by itself.</summary>
/// <param name="Type">The framework type, as <c>Lclass;</c>.</param>
/// <param name="Component">The kind of component: <c>application</c>, <c>activity</c>, <c>service</c>, <c>receiver</c>, <c>provider</c>, <c>startup-initializer</c> or <c>other</c>.</param>
/// <param name="IsDeclared">Whether only classes that the manifest names count.</param>
/// <param name="Methods">The names of the methods.</param>
/// <param name="AtStart">Whether they run at the start of the process, before any screen.</param>
/// <param name="Provenance">Where the entry comes from.</param>
public sealed record EntryPointRule(
    string Type,
    string Component,
    bool IsDeclared,
    ImmutableArray<string> Methods,
    bool AtStart,
    Provenance Provenance);
