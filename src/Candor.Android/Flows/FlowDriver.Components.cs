using System.Collections.Immutable;
using System.Globalization;
using Candor.Android.Code;
using Candor.Android.Manifest;
using Candor.Dex;
using Candor.Knowledge.Android;

namespace Candor.Android.Flows;

/// <content>The components that the system makes: those that a manifest declares, and what layouts create.</content>
internal sealed partial class FlowDriver
{
    /// <summary>Adds what a manifest declares; without a manifest, every class that looks like a component.</summary>
    public void AddComponents(AndroidManifest? manifest)
    {
        if (manifest is null)
        {
            AddUndeclared();
            return;
        }

        foreach (string name in new[] { manifest.ApplicationClass, manifest.AppComponentFactory }.OfType<string>())
        {
            Add("application", name, null);
        }

        foreach (ManifestComponent component in manifest.Components.Where(static c => c.Kind == ComponentKind.Provider))
        {
            Add("provider", component.Name, component);
            foreach (MetaData initializer in component.MetaData.Where(static m => m.Value == EntryPoints.StartupAuthority))
            {
                Add("other", initializer.Name, null);
            }
        }

        foreach (ManifestComponent component in manifest.Components.Where(static c => c.Kind != ComponentKind.Provider && c.Enabled))
        {
            Add(
                component.Kind switch { ComponentKind.Service => "service", ComponentKind.Receiver => "receiver", _ => "activity" },
                component.TargetActivity ?? component.Name,
                component);
        }

        foreach (Instrumentation instrumentation in manifest.Instrumentations)
        {
            Add("other", instrumentation.Name, null);
        }
    }

    /// <summary>Views and fragments that layouts create belong to every screen; the first one stands for all.</summary>
    private void AddLayoutObjects()
    {
        FlowComponent? screen = _components.Find(static c => c.Kind == "activity");
        foreach ((string name, SortedSet<long> ids) in _layouts.Classes)
        {
            if (screen is not null && _code.Hierarchy.TryFindType($"L{name.Replace('.', '/')};", out int type) && _code.Hierarchy.ClassOf(type) is >= 0 and var classId
                && !screen.Callbacks.Exists(c => c.ObjectType == type) && !_analysis.IsLibraryClass(classId))
            {
                FlowValue created = _analysis.NewObject(type, _components.Count + classId);
                screen.Callbacks.Add(new FlowCallback(created, type, -1));
                foreach (long id in ids)
                {
                    _analysis.AddShared(_shared, "inflated", id.ToString(CultureInfo.InvariantCulture), created);
                }
            }
        }
    }

    private void Add(string kind, string className, ManifestComponent? declared)
    {
        if (!_code.Hierarchy.TryFindType($"L{className.Replace('.', '/')};", out int type) || _code.Hierarchy.ClassOf(type) < 0)
        {
            return;
        }

        // An alias leads to the same activity.
        if (_components.Find(c => c.TypeId == type && c.Kind == kind) is { } known)
        {
            if (declared is not null)
            {
                _components[known.Number] = Copy(known, [.. known.Filters, .. declared.IntentFilters]);
            }

            return;
        }

        _componentTypes.Add(type);
        _components.Add(new FlowComponent
        {
            Number = _components.Count,
            Kind = kind,
            Name = className,
            TypeId = type,
            Object = _analysis.NewObject(type, _components.Count),
            Stages = kind switch
            {
                "activity" => Lifecycle.Activity,
                "service" => Lifecycle.Service,
                "receiver" => Lifecycle.Receiver,
                "provider" => Lifecycle.Provider,
                "application" => Lifecycle.Application,
                _ => [new LifecycleStage([], [0], IsRunning: true, IsNew: true)],
            },
            Further = FurtherMethods(kind, type),
            Filters = declared?.IntentFilters ?? [],
            Authorities = declared?.Authorities ?? [],
        });
    }

    private static FlowComponent Copy(FlowComponent one, ImmutableArray<IntentFilter> filters) => new()
    {
        Number = one.Number,
        Kind = one.Kind,
        Name = one.Name,
        TypeId = one.TypeId,
        Object = one.Object,
        Stages = one.Stages,
        Further = one.Further,
        Filters = filters,
        Authorities = one.Authorities,
    };

    /// <summary>Methods that the knowledge gives to the platform types above a component and that its life cycle does not name.</summary>
    private ImmutableArray<string> FurtherMethods(string kind, int type)
    {
        HashSet<string> known = kind switch
        {
            "activity" => [.. Lifecycle.Activity.SelectMany(static s => s.Methods)],
            "service" => [.. Lifecycle.Service.SelectMany(static s => s.Methods)],
            "receiver" => [.. Lifecycle.Receiver.SelectMany(static s => s.Methods)],
            "provider" => [.. Lifecycle.Provider.SelectMany(static s => s.Methods)],
            "application" => [.. Lifecycle.Application.SelectMany(static s => s.Methods)],
            _ => [],
        };
        return
        [
            .. _knowledge.EntryPoints
                .Where(r => r.IsDeclared && _code.Hierarchy.TryFindType(r.Type, out int above) && _code.Hierarchy.IsSubtype(type, above))
                .SelectMany(static r => r.Methods)
                .Where(m => !known.Contains(m))
                .Distinct(StringComparer.Ordinal),
        ];
    }

    private void AddUndeclared()
    {
        foreach ((string kind, string above) in new[]
        {
            ("application", "Landroid/app/Application;"), ("provider", "Landroid/content/ContentProvider;"),
            ("activity", "Landroid/app/Activity;"), ("service", "Landroid/app/Service;"), ("receiver", "Landroid/content/BroadcastReceiver;"),
        })
        {
            if (_code.Hierarchy.TryFindType(above, out int type))
            {
                foreach (int classId in _code.Hierarchy.GetSubclasses(type))
                {
                    Add(kind, _code.Program.GetClassDescriptor(classId).TrimStart('L').TrimEnd(';').Replace('/', '.'), null);
                }
            }
        }
    }
}
