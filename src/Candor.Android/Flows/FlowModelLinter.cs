using System.Collections.Frozen;
using System.Collections.Immutable;
using Candor.Dex;
using Candor.Knowledge;
using Candor.Knowledge.Android;

namespace Candor.Android.Flows;

/// <summary>Checks the models of data flow: their language, the types and methods that they name, and the events that they tell.</summary>
public static class FlowModelLinter
{
    /// <summary>The folder of the models below a knowledge folder.</summary>
    private const string Folder = "android/models";

    /// <summary>Where the hierarchy of the platform is complete, so that a type which is not in it is a mistake.</summary>
    private static readonly ImmutableArray<string> Complete = ["Ljava/", "Lorg/json/", "Landroid/"];

    /// <summary>Libraries below those names that are not part of the platform.</summary>
    private static readonly ImmutableArray<string> Libraries = ["Landroid/support/", "Landroid/arch/"];

    private static readonly FrozenSet<string> Events = FrozenSet.Create(
        StringComparer.Ordinal,
        "bind-service", "bridge", "create", "provider", "register-receiver", "send-broadcast", "set-result", "start-activity", "start-activity-for-result",
        "start-service", "unregister-receiver");

    /// <summary>Finds every mistake, in the order of the models.</summary>
    /// <param name="knowledge">The knowledge, which has no mistakes otherwise.</param>
    public static ImmutableArray<KnowledgeProblem> Check(KnowledgeBase knowledge)
    {
        FrameworkTypes types = FrameworkTypes.Parse(knowledge.Android.Hierarchy);
        FlowKnowledge flows = knowledge.Android.Flows;
        ImmutableArray<KnowledgeProblem>.Builder problems = ImmutableArray.CreateBuilder<KnowledgeProblem>();
        Dictionary<string, string> seen = new(StringComparer.Ordinal);
        foreach (MethodModel model in flows.Models)
        {
            FlowModel flow = new(model.Method, model.Effects);
            if (flow.FindFault() is { } fault)
            {
                Report(fault);
                continue;
            }

            CheckType(model.Method[..(model.Method.IndexOf(";->", StringComparison.Ordinal) + 1)]);
            foreach (string name in flow.FindEvents().Where(static e => !Events.Contains(e)))
            {
                Report($"The model of {model.Method} tells of '{name}', which nothing hears. There are {string.Join(", ", Events.Order(StringComparer.Ordinal))}.");
            }

            if (!seen.TryAdd(model.Method, model.Effects))
            {
                Report($"{model.Method} has two models: '{seen[model.Method]}' and '{model.Effects}'.");
            }
        }

        foreach (string type in flows.OpaqueTypes.Concat(flows.MemoryTypes))
        {
            CheckType(type);
        }

        return problems.ToImmutable();

        void Report(string message) => problems.Add(new KnowledgeProblem(Folder, 0, message));

        void CheckType(string type)
        {
            if (types.Count > 0 && types.Find(type) < 0 && Complete.Any(c => type.StartsWith(c, StringComparison.Ordinal)) && !Libraries.Any(l => type.StartsWith(l, StringComparison.Ordinal)))
            {
                Report($"The platform has no type {type}.");
            }
        }
    }
}
