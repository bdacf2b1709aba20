using System.Collections.Immutable;
using Candor.Android.Code;
using Candor.Android.Consent;
using Candor.Android.Sdks;

namespace Candor.Android.Practices;

/// <summary>
/// Turns the places where code reads personal information into practices: one for each data type and party, with the certainty of its strongest
/// place. The evidence of a place is the shortest call path to it, or the place itself where no path leads to it.
/// <para>A place deep inside a library that is a mere tool counts as present, not as reachable: class-hierarchy analysis leads from every screen to
/// nearly all of such a library. One or two steps into it, as when an app calls a wrapper, are followed.</para>
/// <para>The stage of a practice is that of its earliest place that a path leads to; where a path passes no gate, or a gate bars them all, that path
/// is the evidence.</para>
/// </summary>
internal sealed class CodePractices(AppCode code, Reach reach, CodeOwners owners, StageObserver stages, EvidenceBag evidence)
{
    /// <summary>How many methods of a tool may stand between the caller and the source.</summary>
    private const int WrapperDepth = 2;

    /// <summary>How many places of one practice are shown; all are counted.</summary>
    private const int ShownPlaces = 3;

    private readonly CallSteps _steps = new(code);

    /// <summary>The practices, ordered by data type and party, and by permission the ids of those whose code uses it.</summary>
    /// <param name="uses">The places that can succeed: see <see cref="PermittedUses"/>.</param>
    public (ImmutableArray<Practice> Practices, ILookup<string, string> ByPermission) Observe(ImmutableArray<ApiUse> uses)
    {
        var practices = ImmutableArray.CreateBuilder<Practice>();
        var permissions = new List<(string Permission, string Practice)>();
        var groups = uses
            .SelectMany(u => u.Target.Source!.DataTypes.Select(type => (Type: type, Party: PartyOf(u), Use: u)))
            .GroupBy(static u => (u.Type, u.Party))
            .OrderBy(static g => g.Key.Type, StringComparer.Ordinal)
            .ThenBy(static g => g.Key.Party, StringComparer.Ordinal);
        foreach (var group in groups)
        {
            var members = group.Select(static u => u.Use).ToList();
            var practice = Observe(group.Key.Type, group.Key.Party, members);
            practices.Add(practice);
            permissions.AddRange(members.SelectMany(static u => u.Target.Source!.Permissions).Distinct(StringComparer.Ordinal).Select(p => (p, practice.Id)));
        }

        return (practices.ToImmutable(), permissions.ToLookup(static p => p.Permission, static p => p.Practice, StringComparer.Ordinal));
    }

    private Practice Observe(string type, string party, List<ApiUse> uses)
    {
        var places = uses
            .Select(u => (Use: u, Path: PathTo(u), Verdict: stages.Of(u.Place)))
            .OrderByDescending(static p => p.Path.Steps.Count > 0)
            .ThenBy(static p => StageObserver.Order(p.Verdict))
            .ThenBy(static p => p.Path.Trigger)
            .ThenBy(static p => p.Path.Steps.Count)
            .ThenBy(static p => p.Use.Method)
            .ThenBy(static p => p.Use.Offset)
            .ToList();
        var (stage, basis) = stages.Summarise(party, [.. places.Where(static p => p.Path.Steps.Count > 0).Select(static p => (p.Use.Place, p.Verdict))]);
        var triggers = places
            .Where(static p => p.Path.Steps.Count > 0)
            .SelectMany(p => reach.TriggersOf(p.Use.Method))
            .Distinct()
            .Order()
            .ToImmutableArray();
        return Practice.Create(
            type,
            PracticeAction.Accesses,
            party,
            triggers.IsEmpty ? Certainty.Present : Certainty.Reachable,
            [.. places.Take(ShownPlaces).Select(p => Show(p.Use, p.Path, p.Verdict)).Distinct(StringComparer.Ordinal)],
            uses.Count,
            triggers,
            stage: stage,
            basis: basis);
    }

    private (Trigger Trigger, string? Component, IReadOnlyList<Dex.PathStep> Steps) PathTo(ApiUse use)
    {
        var path = reach.EarliestPath(use.Method);
        var depth = 0;
        for (var i = path.Steps.Count - 1; i >= 0 && IsTool(path.Steps[i].MethodId); i--)
        {
            depth++;
        }

        return depth > WrapperDepth ? (Trigger.Callback, null, []) : path;
    }

    private bool IsTool(int method) => owners.IsTool(code.Program.GetMethod(method).ClassId);

    private string Show(ApiUse use, (Trigger Trigger, string? Component, IReadOnlyList<Dex.PathStep> Steps) path, ConsentVerdict verdict) =>
        path.Steps.Count == 0 ? evidence.Add(_steps.Place(use.Method, use.Offset))
        : verdict.Stage != Stage.Unknown && stages.Path(use.Place, verdict) is { } staged ? staged
        : evidence.Add(_steps.Path(path.Trigger, path.Component, path.Steps, use.Offset));

    private string PartyOf(ApiUse use) => owners.PartyOfClass(code.Program.GetMethod(use.Method).ClassId);
}
