namespace Candor.Dex;

/// <summary>What a <see cref="StagedReachability"/> asks. A stage is a number from 0; the higher, the later or the less certain.</summary>
public interface IStageRules
{
    /// <summary>How many stages there are.</summary>
    int StageCount { get; }

    /// <summary>The earliest stage at which an instruction runs once its method runs.</summary>
    /// <param name="methodId">The method.</param>
    /// <param name="codeOffset">The instruction.</param>
    /// <returns>A stage; <see cref="StageCount"/> when it never runs.</returns>
    int StageAt(int methodId, int codeOffset);

    /// <summary>The earliest stage at which an edge leads on by itself.</summary>
    /// <param name="edge">The edge.</param>
    /// <param name="targets">How many targets its call site has.</param>
    /// <returns>A stage; <see cref="StageCount"/> when it is not to be followed.</returns>
    int StageOf(in CallEdge edge, int targets);

    /// <summary>Further methods that run because another runs, in a fixed order; the call graph does not have these edges.</summary>
    /// <param name="methodId">The method that runs.</param>
    IReadOnlyList<CallEdge> EdgesFrom(int methodId);

    /// <summary>Methods that the platform runs by itself once an object of a class exists, in a fixed order.</summary>
    /// <param name="classId">The class.</param>
    IReadOnlyList<int> MethodsOfCreated(int classId);

    /// <summary>The stage at which objects of a class exist that no code creates: made by the platform, or by name.</summary>
    /// <param name="classId">The class.</param>
    int StageOfUncreated(int classId);
}
