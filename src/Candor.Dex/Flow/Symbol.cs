namespace Candor.Dex;

/// <summary>
/// What a value may be, as one interned object: two are the same exactly if they are the same reference. Symbols of kinds Parameter, Globals
/// and Path stand for whatever the caller passes; a summary is applied by replacing them.
/// </summary>
internal sealed class Symbol
{
    private int[]? _alone;

    public required int Id { get; init; }

    public required SymbolKind Kind { get; init; }

    /// <summary>The object whose field a path reads.</summary>
    public Symbol? Parent { get; init; }

    /// <summary>The field of a path; the site of an object or label; the position of a parameter; the index of a method pointer.</summary>
    public long Number { get; init; }

    /// <summary>The call chain of an object: calls through which it was handed up.</summary>
    public int Chain { get; init; }

    public string? Text { get; init; }

    /// <summary>The class of an object, or the declared type of what is symbolic or external; -1 when it is not known.</summary>
    public int TypeId { get; init; } = -1;

    /// <summary>For a lambda: the method of the app that is its body; otherwise -1.</summary>
    public int Target { get; init; } = -1;

    /// <summary>How many fields a path passes.</summary>
    public int Depth { get; init; }

    /// <summary>The same object with the chain that it was last asked for with.</summary>
    public Symbol? Chained { get; set; }

    /// <summary>The same object as the call at <see cref="HandedUpAt"/> hands it up.</summary>
    public Symbol? HandedUp { get; set; }

    /// <summary>The call by which it was last handed up.</summary>
    public int HandedUpAt { get; set; } = -1;

    /// <summary>The field of it that was last asked for.</summary>
    public Symbol? LastPath { get; set; }

    /// <summary>The set of this symbol alone.</summary>
    public int[] Alone => _alone ??= [ValueSet.Is(this)];

    /// <summary>Whether it is, or is reached from, what the whole process shares.</summary>
    public bool IsGlobal => Kind == SymbolKind.Globals || (Parent?.IsGlobal ?? false);

    /// <summary>Whether it stands for several objects.</summary>
    public bool IsMany => Chain is SymbolPool.ManyChain or SymbolPool.SharedChain;

    public bool IsSymbolic => Kind is SymbolKind.Parameter or SymbolKind.Globals or SymbolKind.Path;

    public bool HasFields => Kind is SymbolKind.Object or SymbolKind.External || IsSymbolic;

    public bool IsConstant => Kind is SymbolKind.Text or SymbolKind.Number or SymbolKind.Class or SymbolKind.Method or SymbolKind.Field or SymbolKind.Content;
}
