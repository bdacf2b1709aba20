namespace Candor.Dex;

/// <summary>The methods of a class of the app that the platform may call once an object of it exists, whoever creates it.</summary>
public sealed class PlatformCallbacks
{
    private readonly TargetSets _sets = new();
    private readonly CallbackTargets _targets;

    /// <summary>Prepares to answer for one app; not for several threads at a time.</summary>
    /// <param name="hierarchy">The types of the app and the platform.</param>
    public PlatformCallbacks(ClassHierarchy hierarchy) => _targets = new CallbackTargets(hierarchy, _sets);

    /// <summary>The methods of a class, own and inherited, each with the platform type that declares it.</summary>
    /// <param name="classId">The class.</param>
    public IReadOnlyList<(int Method, int ViaType)> Of(int classId)
    {
        int set = _targets.Resolve(classId);
        if (set is TargetSets.None or < 0)
        {
            return [];
        }

        (int Method, int ViaType)[] result = new (int Method, int ViaType)[_sets.Targets(set).Length];
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = (_sets.Targets(set)[i], _sets.Via(set)[i]);
        }

        return result;
    }
}
