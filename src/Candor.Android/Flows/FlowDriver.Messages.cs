using Candor.Android.Manifest;
using Candor.Dex;

namespace Candor.Android.Flows;

/// <content>What components tell the system: intents that they send, results, bound services, receivers and callbacks that they register.</content>
internal sealed partial class FlowDriver
{
    /// <summary>Acts on what the calls told; says whether new callbacks came.</summary>
    private bool Act(FlowComponent component, FlowFrame frame)
    {
        bool found = false;
        foreach (FlowNotice notice in _analysis.TakeNotices())
        {
            switch (notice.Name)
            {
                case "callback":
                    found |= AddCallbacks(component, notice.Values[0], notice.TypeId, notice.Values[1]);
                    break;
                case "create":
                    found |= Instantiate(component, notice.Values[0]);
                    break;
                case "bridge":
                    found |= AddCallbacks(component, notice.Values[0], CallbackMethods.BridgeType, FlowValue.None);
                    break;
                case "start-activity" or "start-activity-for-result":
                    found |= Send(component, frame, "activity", notice.Values[1], forResult: notice.Name.Length > 14);
                    break;
                case "start-service":
                    Send(component, frame, "service", notice.Values[1], forResult: false);
                    break;
                case "send-broadcast":
                    Send(component, frame, "receiver", notice.Values[1], forResult: false);
                    break;
                case "bind-service":
                    found |= Bind(component, frame, notice.Values[1], notice.Values[2]);
                    break;
                case "set-result":
                    foreach (FlowComponent one in ComponentsOf(notice.Values[0], component))
                    {
                        one.Results = Grow(one.Results, notice.Values[1]);
                    }

                    break;
                case "register-receiver":
                    found |= AddReceivers(component, frame, notice);
                    break;
                case "provider":
                    Provide(notice.Values[2]);
                    break;
            }
        }

        return found;
    }

    private FlowComponent[] ComponentsOf(FlowValue value, FlowComponent otherwise)
    {
        FlowComponent[] named = [.. _analysis.ObjectsIn(value).SelectMany(o => _components.Where(c => c.TypeId == o.TypeId))];
        return named.Length > 0 ? named : [otherwise];
    }

    private bool AddCallbacks(FlowComponent component, FlowValue objects, int type, FlowValue told)
    {
        bool added = false;
        foreach (FlowObject one in _analysis.ObjectsIn(objects))
        {
            if (one.TypeId < 0 || _code.Hierarchy.ClassOf(one.TypeId) < 0)
            {
                continue;
            }

            // A component has a life cycle of its own; only the listeners that it implements are callbacks.
            if (_componentTypes.Contains(one.TypeId) && (type < 0 || !(_code.Hierarchy.IsFramework(type) ? IsInterface(type) : IsListener(one.TypeId, type))))
            {
                continue;
            }

            added |= component.Add(new FlowCallback(one.Value, one.TypeId, type) { Told = told }) || component.Tell(one, type, told);
        }

        return added;
    }

    /// <summary>Whether a class implements a type of a library, rather than being of a class below it.</summary>
    private bool IsListener(int type, int above)
    {
        for (int super = type, depth = 0; super >= 0 && depth < 64; super = _code.Hierarchy.GetSuper(super), depth++)
        {
            if (super == above)
            {
                return false;
            }
        }

        return _code.Hierarchy.IsSubtype(type, above);
    }

    /// <summary>Objects that a library of the platform makes of a class that it is given, to call their methods later.</summary>
    private bool Instantiate(FlowComponent component, FlowValue classes)
    {
        bool added = false;
        foreach (int type in _analysis.ClassesIn(classes))
        {
            int classId = _code.Hierarchy.ClassOf(type);
            if (classId >= 0 && !_analysis.IsLibraryClass(classId) && !component.Callbacks.Exists(c => c.ObjectType == type))
            {
                component.Callbacks.Add(new FlowCallback(_analysis.NewObject(type, _components.Count + classId), type, -1));
                added = true;
            }
        }

        return added;
    }

    private bool IsInterface(int type) =>
        _code.Hierarchy.Framework.Find(_code.Hierarchy.GetDescriptor(type)) is >= 0 and var index && _code.Hierarchy.Framework.IsInterface(index);

    /// <summary>Carries intents to the components that they reach; says whether the sender now asks other apps too.</summary>
    private bool Send(FlowComponent sender, FlowFrame frame, string kind, FlowValue intents, bool forResult)
    {
        bool asks = sender.AsksOthers;
        foreach (FlowObject intent in _analysis.ObjectsIn(intents))
        {
            FlowComponent[] targets = [.. Resolve(frame, kind, intent)];
            if (forResult && !sender.AsksOthers && _analysis.Load(frame, intent.Value, "target").IsEmpty && targets.All(t => t == sender))
            {
                sender.AsksOthers = true;
            }

            foreach (FlowComponent target in targets)
            {
                target.Incoming = Grow(target.Incoming, intent.Value);
                if (forResult)
                {
                    sender.Returned = Grow(sender.Returned, target.Results);
                }
            }

            if (kind == "receiver")
            {
                SentIntent sent = SentIntent.Read(_analysis, frame, intent);
                foreach (FlowCallback receiver in _components.SelectMany(static c => c.Callbacks).Where(static c => c.Filter is not null))
                {
                    if (receiver.Filter!.Actions.IsEmpty || sent.Passes(receiver.Filter))
                    {
                        receiver.Incoming = Grow(receiver.Incoming, intent.Value);
                    }
                }
            }
        }

        return asks != sender.AsksOthers;
    }

    /// <summary>The components that an intent may reach: the class that it names; else those whose filters fit its action.</summary>
    private IEnumerable<FlowComponent> Resolve(FlowFrame frame, string kind, FlowObject intent)
    {
        FlowValue target = _analysis.Load(frame, intent.Value, "target");
        HashSet<int> types = [.. _analysis.ClassesIn(target)];
        foreach (string name in _analysis.TextsIn(target))
        {
            if (_code.Hierarchy.TryFindType($"L{name.Replace('.', '/')};", out int type))
            {
                types.Add(type);
            }
        }

        if (types.Count > 0)
        {
            return _components.Where(c => c.Kind == kind && types.Contains(c.TypeId));
        }

        SentIntent sent = SentIntent.Read(_analysis, frame, intent);
        if (sent.Actions.Count > 0)
        {
            return _components.Where(c => c.Kind == kind && c.Filters.Any(sent.Passes));
        }

        // Nothing is known of where it goes.
        return target.IsEmpty ? [] : _components.Where(c => c.Kind == kind);
    }

    private bool Bind(FlowComponent component, FlowFrame frame, FlowValue intents, FlowValue connections)
    {
        bool added = false;
        foreach (FlowObject intent in _analysis.ObjectsIn(intents))
        {
            foreach (FlowComponent service in Resolve(frame, "service", intent))
            {
                service.Incoming = Grow(service.Incoming, intent.Value);
                foreach (FlowObject connection in _analysis.ObjectsIn(connections))
                {
                    if (connection.TypeId >= 0 && _code.Hierarchy.ClassOf(connection.TypeId) >= 0)
                    {
                        added |= component.Add(new FlowCallback(connection.Value, connection.TypeId, TypeOf("Landroid/content/ServiceConnection;")), service);
                    }
                }
            }
        }

        return added;
    }

    private bool AddReceivers(FlowComponent component, FlowFrame frame, FlowNotice notice)
    {
        bool added = false;
        IntentFilter filter = FilterOf(frame, notice.Values[2]);
        foreach (FlowObject one in _analysis.ObjectsIn(notice.Values[1]))
        {
            if (one.TypeId >= 0 && _code.Hierarchy.ClassOf(one.TypeId) >= 0
                && !component.Callbacks.Exists(c => c.Filter is not null && FlowAnalysis.AreSame(c.Object, one.Value)))
            {
                component.Callbacks.Add(new FlowCallback(one.Value, one.TypeId, TypeOf("Landroid/content/BroadcastReceiver;")) { Filter = filter });
                added = true;
                _changed = true;
            }
        }

        return added;
    }

    /// <summary>A filter that code makes; what it may have by any way through the code counts.</summary>
    private IntentFilter FilterOf(FlowFrame frame, FlowValue filters)
    {
        string[] schemes = [.. _analysis.TextsIn(_analysis.Load(frame, filters, "scheme"))];
        string[] types = [.. _analysis.TextsIn(_analysis.Load(frame, filters, "type"))];
        string[] hosts = [.. _analysis.TextsIn(_analysis.Load(frame, filters, "host"))];
        return new IntentFilter(
            [.. _analysis.TextsIn(_analysis.Load(frame, filters, "action")).Order(StringComparer.Ordinal)],
            [.. _analysis.TextsIn(_analysis.Load(frame, filters, "category")).Order(StringComparer.Ordinal)],
            [
                .. schemes.Order(StringComparer.Ordinal).Select(static s => new IntentData(s, null, null, null, null)),
                .. hosts.Order(StringComparer.Ordinal).Select(static h => new IntentData(null, h, null, null, null)),
                .. types.Order(StringComparer.Ordinal).Select(static t => new IntentData(null, null, null, null, t)),
            ],
            0,
            0);
    }

    private void Provide(FlowValue values)
    {
        foreach (FlowComponent provider in _components.Where(static c => c.Kind == "provider"))
        {
            provider.Given = Grow(provider.Given, values);
        }
    }

    private int TypeOf(string descriptor) => _code.Hierarchy.TryFindType(descriptor, out int type) ? type : -1;
}
