namespace Candor.Dex;

/// <summary>A method in one context: what is known of the classes and constants on which its calls depend.</summary>
internal sealed class MethodNode(MethodCode code, IReadOnlyList<(Symbol Symbol, int[] Facts)> context, int order)
{
    public MethodCode Code { get; } = code;

    public IReadOnlyList<(Symbol Symbol, int[] Facts)> Context { get; } = context;

    /// <summary>When it was first asked for; decides the order of repeated work.</summary>
    public int Order { get; } = order;

    public MethodSummary? Summary { get; set; }

    public bool InProgress { get; set; }

    public bool UsedInProgress { get; set; }

    public bool Dirty { get; set; }

    public int Runs { get; set; }

    /// <summary>Whether the analysis itself failed on it; then nothing is known of what it does.</summary>
    public bool HasFailed { get; set; }

    /// <summary>Methods whose summaries rest on this one.</summary>
    public HashSet<MethodNode> Dependents { get; } = [];

    /// <summary>Methods that it calls.</summary>
    public HashSet<MethodNode> Callees { get; } = [];

    /// <summary>How many fields paths may pass in this method; fewer where its summary became too large.</summary>
    public int MaxDepth { get; set; } = SymbolPool.MaxDepth;

    /// <summary>Whether its summary became so large that objects which only the process holds are told apart by class; it stays so.</summary>
    public bool IsLarge { get; set; }

    /// <summary>Sites whose objects are handed up as one, because they came in too many forms.</summary>
    public HashSet<(long Site, int Type)> Gathered { get; } = [];

    /// <summary>Complete flows, found where their data comes to the way to the sink.</summary>
    public Dictionary<(int Label, int Site, int Argument), SinkHit> Flows { get; set; } = [];

    public int[]? FactsOf(Symbol symbol)
    {
        foreach ((Symbol known, int[] facts) in Context)
        {
            if (ReferenceEquals(known, symbol))
            {
                return facts;
            }
        }

        return null;
    }
}
