using System.Collections.Immutable;
using Candor.Android.Code;
using Candor.Android.Practices;
using Candor.Android.Sdks;
using Candor.Dex;
using Candor.Knowledge;

namespace Candor.Android.Conducts;

/// <summary>
/// Facts that code shows and that concern no data type: how permissions are asked for, encryption that does not protect, and data that is read in
/// the background.
/// </summary>
internal sealed class CodeConduct(KnowledgeBase knowledge, AppCode code, Reach reach, CodeOwners owners, EvidenceBag evidence)
{
    /// <summary>Fewer groups than this are what one function commonly needs: a video call needs camera and microphone.</summary>
    private const int SeveralGroups = 3;

    /// <summary>How many methods of a tool may stand at the end of a path: see <see cref="CodePractices"/>.</summary>
    private const int WrapperDepth = 2;

    private const int ShownPlaces = 3;

    private readonly CallSteps _steps = new(code);
    private readonly Constants _constants = new(code.Program);
    private readonly Dictionary<string, Knowledge.Android.PermissionEntry> _permissions = knowledge.Android.Permissions
        .Where(static p => p.Level == "dangerous")
        .DistinctBy(static p => p.Id)
        .ToDictionary(static p => p.Id, StringComparer.Ordinal);

    /// <summary>The facts, in the order of their kinds.</summary>
    /// <param name="requested">The permissions that the manifest requests; a request of another one fails without a word.</param>
    /// <param name="uses">The places that can succeed: see <see cref="PermittedUses"/>.</param>
    public IEnumerable<Conduct> Observe(IReadOnlySet<string> requested, ImmutableArray<ApiUse> uses) =>
        [.. PermissionRequests(requested), .. Ciphers(), .. new TrustChecks(code, reach, owners, evidence).Observe(), .. Background(uses)];

    private IEnumerable<Conduct> PermissionRequests(IReadOnlySet<string> requested)
    {
        foreach (var use in code.Uses.Where(u => u.Target.Call?.Kind == "permission-request" && !IsTool(u.Method)))
        {
            var asked = _constants.TextsFor(use.Method)
                .Where(requested.Contains)
                .Select(p => _permissions.GetValueOrDefault(p))
                .OfType<Knowledge.Android.PermissionEntry>()
                .Where(static p => !p.DataTypes.IsEmpty)
                .DistinctBy(static p => p.Id)
                .ToList();
            if (asked.Count == 0)
            {
                continue;
            }

            var party = PartyOf(use.Method);
            var names = LocalizedList.Join([.. asked.Select(static p => p.Name)]);
            var path = reach.EarliestPath(use.Method);
            var certainty = path.Steps.Count > 0 ? Certainty.Reachable : Certainty.Present;
            if (asked.Select(static p => p.Group).Distinct(StringComparer.Ordinal).Count() >= SeveralGroups)
            {
                yield return new(ConductKind.PermissionsAtOnce, certainty, party, names, [Show(use, path)]);
            }

            if (path is { Steps.Count: > 0, Trigger: Trigger.ApplicationStart or Trigger.FirstScreen })
            {
                yield return new(ConductKind.PermissionAtStart, certainty, party, names, [Show(use, path)]);
            }
        }
    }

    private IEnumerable<Conduct> Ciphers()
    {
        foreach (var use in code.Uses.Where(u => u.Target.Call?.Kind == "cipher" && !IsTool(u.Method)))
        {
            if (_constants.ArgumentText(use.Method, use.Offset, 0) is { } algorithm
                && use.Target.Call!.Values.Contains(algorithm, StringComparer.OrdinalIgnoreCase))
            {
                var path = reach.EarliestPath(use.Method);
                yield return new(
                    ConductKind.WeakCipher,
                    path.Steps.Count > 0 ? Certainty.Reachable : Certainty.Present,
                    PartyOf(use.Method),
                    LocalizedText.Same(algorithm),
                    [Show(use, path)]);
            }
        }
    }

    private IEnumerable<Conduct> Background(ImmutableArray<ApiUse> uses)
    {
        var places = uses
            .Where(u => u.Target.Source!.Permissions.Any(_permissions.ContainsKey))
            .Select(u => (Use: u, Path: reach.BackgroundPath(u.Method)))
            .Where(p => p.Path.Steps.Count > 0 && p.Path.Steps.Reverse().TakeWhile(s => IsTool(s.MethodId)).Count() <= WrapperDepth)
            .GroupBy(p => PartyOf(p.Use.Method), StringComparer.Ordinal)
            .OrderBy(static g => g.Key, StringComparer.Ordinal);
        foreach (var party in places)
        {
            var types = party.SelectMany(static p => p.Use.Target.Source!.DataTypes).ToHashSet(StringComparer.Ordinal);
            yield return new(
                ConductKind.BackgroundCollection,
                Certainty.Reachable,
                party.Key,
                LocalizedList.Join([.. knowledge.DataTypes.All.Where(t => types.Contains(t.Id)).Select(static t => t.Name)]),
                [
                    .. party.OrderBy(static p => p.Path.Steps.Count).ThenBy(static p => p.Use.Method).ThenBy(static p => p.Use.Offset)
                        .DistinctBy(static p => p.Use.Target.Source!.DataTypes[0])
                        .Take(ShownPlaces)
                        .Select(p => evidence.Add(_steps.Path(Trigger.Component, p.Path.Component, p.Path.Steps, p.Use.Offset))),
                ]);
        }
    }

    private string Show(ApiUse use, (Trigger Trigger, string? Component, IReadOnlyList<PathStep> Steps) path) =>
        evidence.Add(path.Steps.Count == 0 ? _steps.Place(use.Method, use.Offset) : _steps.Path(path.Trigger, path.Component, path.Steps, use.Offset));

    private bool IsTool(int method) => owners.IsTool(code.Program.GetMethod(method).ClassId);

    private string PartyOf(int method) => owners.PartyOfClass(code.Program.GetMethod(method).ClassId);
}
