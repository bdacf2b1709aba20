using System.Collections.Immutable;
using Candor.Android.Code;
using Candor.Dex;
using Candor.Knowledge.Android;

namespace Candor.Android.Flows;

/// <summary>What following the data of an app gave.</summary>
public sealed class FlowReading
{
    internal FlowReading(
        AppCode code, ImmutableArray<ApiSource> sources, IReadOnlyList<DataFlow> flows, int methods, int runs, long work, IReadOnlyDictionary<string, int> cutOffs)
    {
        Code = code;
        Sources = sources;
        Flows = flows;
        Methods = methods;
        Runs = runs;
        Work = work;
        CutOffs = cutOffs;
    }

    /// <summary>The sources that flows name by their place.</summary>
    public ImmutableArray<ApiSource> Sources { get; }

    /// <summary>The flows, by source and then by sink.</summary>
    public IReadOnlyList<DataFlow> Flows { get; }

    /// <summary>How many methods were analysed, each once for each context.</summary>
    public int Methods { get; }

    /// <summary>How many times a method was analysed, repetitions counted.</summary>
    public int Runs { get; }

    /// <summary>Instructions visited.</summary>
    public long Work { get; }

    /// <summary>What was cut, by reason and method.</summary>
    public IReadOnlyList<FlowCut> Cuts { get; init; } = [];

    /// <summary>Methods outside the app that no model describes and to which data may have gone, those called most first.</summary>
    public IReadOnlyList<FlowDefault> Defaults { get; init; } = [];

    /// <summary>What was cut, and in how many methods.</summary>
    public IReadOnlyDictionary<string, int> CutOffs { get; }

    /// <summary>The app.</summary>
    public DexProgram Program => Code.Program;

    /// <summary>When the data of each flow is read, in the order of the flows; empty where that was not asked for.</summary>
    public ImmutableArray<FlowStage> Stages { get; init; } = [];

    /// <summary>Where each flow leads to, in the order of the flows.</summary>
    public ImmutableArray<FlowEnd> Ends { get; init; } = [];

    internal AppCode Code { get; }

    internal FlowReading With(ImmutableArray<FlowStage> stages) => new(Code, Sources, Flows, Methods, Runs, Work, CutOffs) { Ends = Ends, Cuts = Cuts, Defaults = Defaults, Stages = stages };
}
