using Candor.Dex;

namespace Candor.Android.Flows;

/// <content>Calls of the system, and what it passes.</content>
internal sealed partial class FlowDriver
{
    private FlowValue Call(FlowComponent component, FlowValue self, int method, FlowFrame frame, FlowCallback? callback = null)
    {
        int count = _analysis.ParameterCount(method);
        if (count == 0)
        {
            return FlowValue.None;
        }

        string name = _code.Program.GetMethodName(method);
        FlowValue[] arguments = new FlowValue[count];
        arguments[0] = self;
        IReadOnlyList<int> delivered = _analysis.SourcesDeliveredTo(method);
        for (int p = 1; p < count; p++)
        {
            arguments[p] = Argument(component, method, name, _analysis.ParameterType(method, p), p, callback);
            arguments[p] = callback is null ? arguments[p] : arguments[p].Or(callback.Told);
            foreach (int source in delivered)
            {
                arguments[p] = arguments[p].Or(_analysis.Delivered(source, method));
            }
        }

        if (callback is not null && name == "onActivityResult" && count == 2)
        {
            // A launcher's callback: the intent that comes back is inside of what it is given.
            FlowValue outcome = External("outcome", TypeOf("Landroidx/activity/result/ActivityResult;"));
            _analysis.Add(frame, outcome, "intent", Results(component, method));
            arguments[1] = arguments[1].Or(outcome);
        }

        if (!_tags.TryGetValue((method, component.Number), out int tag))
        {
            _tags.Add((method, component.Number), tag = _tags.Count);
        }

        FlowValue result = _analysis.Call(frame, method, arguments, tag);
        if (component.Kind == "service" && name == "onBind" && callback is null)
        {
            component.Binder = Grow(component.Binder, result);
        }
        else if (component.Kind == "provider" && name is "query" or "call" && callback is null)
        {
            _analysis.AddShared(frame, "provider-result", result);
        }

        return result;
    }

    private FlowValue Argument(FlowComponent component, int methodId, string method, int type, int position, FlowCallback? callback)
    {
        string descriptor = type < 0 ? "" : _code.Hierarchy.GetDescriptor(type);
        switch (descriptor)
        {
            case "Landroid/content/Intent;":
                FlowValue intents = method == "onActivityResult" ? Results(component, methodId)
                    : callback is not null ? callback.Incoming
                    : component.Incoming;
                return intents.Or(External("intent", type));
            case "Landroid/content/SharedPreferences;":
                return _analysis.EntriesOf(_shared, "preferences").Or(External($"{position}", type));
            case "Landroid/os/Bundle;":
                // What one instance saves, the next is given.
                return External($"state of {component.Number}", type);
            case "Landroid/os/IBinder;" when callback?.Services.Count > 0:
                return callback.Services.Aggregate(FlowValue.None, static (all, s) => all.Or(s.Binder));
            case "Landroid/content/ContentValues;":
                return component.Given.Or(External("values", type));
            case "Landroid/content/Context;" when component.Kind is "activity" or "service" or "application":
                return component.Object;
            case "Landroid/app/Activity;" when callback is not null && component.Kind != "activity":
                // The application hears of all screens.
                return _components.Where(static c => c.Kind == "activity").Aggregate(External($"{position}", type), static (all, c) => all.Or(c.Object));
            case not "" when callback is not null && component.Kind == "activity" && _code.Hierarchy.IsFramework(type) && ActivityType >= 0
                && _code.Hierarchy.IsSubtype(type, ActivityType) && _code.Hierarchy.IsSubtype(component.TypeId, type):
                return component.Object;
        }

        return type < 0 || descriptor.Length == 1 || descriptor == "Ljava/lang/String;"
            ? FlowValue.Unknown
            : External($"{position}", type);
    }

    private int ActivityType => TypeOf("Landroid/app/Activity;");

    /// <summary>What components of the app hand back, and what another app may.</summary>
    private FlowValue Results(FlowComponent component, int methodId) =>
        component.AsksOthers ? component.Returned.Or(_analysis.Delivered(_resultSource, methodId)) : component.Returned;

    private FlowValue External(string name, int type)
    {
        string key = $"{name}:{type}";
        if (!_externals.TryGetValue(key, out int tag))
        {
            _externals.Add(key, tag = _externals.Count);
        }

        return _analysis.NewExternal(type, tag);
    }

    /// <summary>The methods of a class with a name, its own or inherited; of each number of parameters, the nearest.</summary>
    private List<int> MethodsNamed(int type, string name)
    {
        List<int> found = [];
        for (int current = type, depth = 0; current >= 0 && depth < 64; current = _code.Hierarchy.GetSuper(current), depth++)
        {
            int classId = _code.Hierarchy.ClassOf(current);
            if (classId < 0 || (name == "<init>" && depth > 0))
            {
                continue;
            }

            foreach (int method in _code.Program.FindMethods(classId, name))
            {
                ProgramMethod candidate = _code.Program.GetMethod(method);
                if (candidate.HasCode && !_analysis.IsLibrary(method) && !candidate.Definition.Flags.HasFlag(AccessFlags.Static)
                    && !found.Exists(m => SamePrototype(m, method)))
                {
                    found.Add(method);
                }
            }
        }

        return found;
    }

    private bool SamePrototype(int a, int b)
    {
        string first = _code.Program.Describe(a);
        string second = _code.Program.Describe(b);
        return first.AsSpan(Math.Max(0, first.IndexOf('('))).SequenceEqual(second.AsSpan(Math.Max(0, second.IndexOf('('))));
    }
}
