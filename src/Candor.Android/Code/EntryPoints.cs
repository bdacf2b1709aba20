using System.Collections.Immutable;
using Candor.Android.Manifest;
using Candor.Dex;
using Candor.Knowledge.Android;

namespace Candor.Android.Code;

/// <summary>Finds the methods that the system calls: life-cycle methods of what the manifest declares, and of what needs no declaration.</summary>
internal sealed class EntryPoints(AppCode code, AndroidKnowledge knowledge)
{
    /// <summary>The value of the meta-data by which AndroidX Startup knows an initialiser.</summary>
    public const string StartupAuthority = "androidx.startup";

    /// <summary>What runs when the system creates an object of a class.</summary>
    private static readonly ImmutableArray<string> Creation = ["<clinit>", "<init>"];

    /// <summary>The methods, each once with its earliest trigger, by number.</summary>
    public ImmutableArray<EntryMethod> Find(AndroidManifest? manifest)
    {
        var found = new SortedDictionary<int, EntryMethod>();
        foreach (var declared in manifest is null ? [] : Declared(manifest))
        {
            foreach (var rule in knowledge.EntryPoints.Where(r => r.Component == declared.Component))
            {
                AddMethods(found, declared.Class, rule, declared.IsLauncher, declared.Class);
            }
        }

        foreach (var rule in knowledge.EntryPoints.Where(static r => !r.IsDeclared))
        {
            if (code.Hierarchy.TryFindType(rule.Type, out var type))
            {
                foreach (var classId in code.Hierarchy.GetSubclasses(type))
                {
                    AddMethods(found, classId, rule, isLauncher: false, component: null);
                }
            }
        }

        AddClickHandlers(found);
        return [.. found.Values];
    }

    /// <summary>Classes that the manifest names, with the kind of component that they are.</summary>
    private static IEnumerable<(string Component, string Class, bool IsLauncher)> Declared(AndroidManifest manifest)
    {
        foreach (var name in new[] { manifest.ApplicationClass, manifest.AppComponentFactory, manifest.BackupAgent }.OfType<string>())
        {
            yield return ("application", name, false);
        }

        var launchers = manifest.Components.Where(static c => c.IsLauncher).Select(static c => c.TargetActivity ?? c.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var component in manifest.Components)
        {
            yield return (
                component.Kind switch
                {
                    ComponentKind.Service => "service",
                    ComponentKind.Receiver => "receiver",
                    ComponentKind.Provider => "provider",
                    _ => "activity",
                },
                component.TargetActivity ?? component.Name,
                launchers.Contains(component.TargetActivity ?? component.Name));
            foreach (var initializer in component.MetaData.Where(static m => m.Value == StartupAuthority))
            {
                yield return ("startup-initializer", initializer.Name, false);
            }
        }

        foreach (var instrumentation in manifest.Instrumentations)
        {
            yield return ("other", instrumentation.Name, false);
        }
    }

    private void AddMethods(SortedDictionary<int, EntryMethod> found, string className, EntryPointRule rule, bool isLauncher, string? component)
    {
        if (code.Program.TryFindClass($"L{className.Replace('.', '/')};", out var classId)
            && code.Hierarchy.TryFindType(rule.Type, out var type)
            && (code.Hierarchy.IsSubtype(code.Program.GetClass(classId).TypeId, type) || HasNoKnownSuper(classId)))
        {
            AddMethods(found, classId, rule, isLauncher, component);
        }
    }

    private void AddMethods(SortedDictionary<int, EntryMethod> found, int classId, EntryPointRule rule, bool isLauncher, string? component)
    {
        var trigger = rule.AtStart ? Trigger.ApplicationStart
            : isLauncher ? Trigger.FirstScreen
            : rule.IsDeclared ? Trigger.Component
            : Trigger.Callback;

        // A life-cycle method may stand in a class of the app above the declared one.
        for (int current = classId, depth = 0; current >= 0 && depth < 64; current = SuperClass(current), depth++)
        {
            foreach (var method in rule.Methods.Concat(Creation).SelectMany(name => code.Program.FindMethods(current, name)))
            {
                if (code.Program.GetMethod(method).HasCode && (!found.TryGetValue(method, out var before) || trigger < before.Trigger))
                {
                    found[method] = new(method, trigger, component);
                }
            }
        }
    }

    /// <summary>Methods that a layout may name as <c>android:onClick</c>: public ones of an activity that take a view.</summary>
    private void AddClickHandlers(SortedDictionary<int, EntryMethod> found)
    {
        if (!code.Hierarchy.TryFindType("Landroid/app/Activity;", out var activity))
        {
            return;
        }

        foreach (var classId in code.Hierarchy.GetSubclasses(activity))
        {
            var definition = code.Program.GetClass(classId);
            for (var i = 0; i < definition.MethodCount; i++)
            {
                var method = code.Program.GetMethod(definition.FirstMethodId + i);
                if (method.HasCode
                    && (method.Definition.Flags & (AccessFlags.Public | AccessFlags.Static)) == AccessFlags.Public
                    && code.Program.Describe(method.Id).EndsWith("(Landroid/view/View;)V", StringComparison.Ordinal))
                {
                    found.TryAdd(method.Id, new(method.Id, Trigger.Callback, null));
                }
            }
        }
    }

    private int SuperClass(int classId)
    {
        var super = code.Hierarchy.GetSuper(code.Program.GetClass(classId).TypeId);
        return super < 0 ? -1 : code.Hierarchy.ClassOf(super);
    }

    /// <summary>A declared class whose ancestry leads out of what is known is taken at the manifest's word.</summary>
    private bool HasNoKnownSuper(int classId)
    {
        foreach (var super in code.Hierarchy.GetSupertypes(code.Program.GetClass(classId).TypeId))
        {
            if (code.Hierarchy.IsFramework(super) && code.Hierarchy.GetDescriptor(super) != "Ljava/lang/Object;")
            {
                return false;
            }
        }

        return true;
    }
}
