using System.Collections.Immutable;
using Candor.Android.Code;
using Candor.Dex;

namespace Candor.Android.Flows;

/// <summary>The methods by which the platform calls back an object that it was given.</summary>
/// <param name="code">The app.</param>
/// <param name="analysis">What follows its data.</param>
/// <param name="components">The classes of its components.</param>
internal sealed class CallbackMethods(AppCode code, FlowAnalysis analysis, IReadOnlySet<int> components)
{
    /// <summary>Names by which code outside calls back what it is given, where its types are not known (Kotlin, Rx and the like).</summary>
    private static readonly ImmutableHashSet<string> CallbackNames = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "invoke", "invokeSuspend", "run", "call", "accept", "apply", "get", "onNext", "onSuccess", "onResult", "onComplete", "onResponse", "emit", "test",
        "onClick", "onChanged", "doWork", "onEvent", "onFailure", "onError", "onSubscribe", "onActivityResult");

    /// <summary>Stands for the type by which a page in a web view knows an object.</summary>
    public const int BridgeType = -2;

    private readonly Dictionary<(int Type, int Known), int[]> _known = [];

    /// <summary>
    /// The methods of an object that override one of the type by which the platform knows it; where a type above it is neither in the app nor known,
    /// all that are public.
    /// </summary>
    public int[] Of(FlowCallback callback)
    {
        (int, int) key = (callback.ObjectType, callback.TypeId);
        if (_known.TryGetValue(key, out int[]? known))
        {
            return known;
        }

        ClassHierarchy hierarchy = code.Hierarchy;
        HashSet<string> names = new(StringComparer.Ordinal);
        bool unknown = true;
        bool missing = false;
        IEnumerable<int> above = callback.TypeId >= 0 && !IsBare(callback.TypeId)
            && (hierarchy.IsFramework(callback.TypeId) || (hierarchy.ClassOf(callback.TypeId) is >= 0 and var given && analysis.IsLibraryClass(given)))
            ? [callback.TypeId, .. hierarchy.GetSupertypes(callback.TypeId).ToArray()]
            : hierarchy.GetSupertypes(callback.ObjectType).ToArray();
        bool isListener = callback.TypeId >= 0 && !hierarchy.IsFramework(callback.TypeId) && components.Contains(callback.ObjectType);
        if (isListener)
        {
            // Of a component that a library calls back, only what listeners have: the rest is its life cycle.
            names.UnionWith(CallbackNames);
            unknown = false;
            above = [];
        }

        foreach (int type in above)
        {
            if (hierarchy.ClassOf(type) is >= 0 and var library && analysis.IsLibraryClass(library))
            {
                // A library that the app brings and that is not followed calls back as its own types say.
                unknown = false;
                ProgramClass declared = code.Program.GetClass(library);
                names.UnionWith(Enumerable.Range(declared.FirstMethodId, declared.MethodCount).Select(code.Program.GetMethodName).Where(static n => n[0] != '<'));
            }

            missing |= hierarchy.ClassOf(type) < 0 && !hierarchy.IsFramework(type);
            if (hierarchy.IsFramework(type) && hierarchy.GetDescriptor(type) != "Ljava/lang/Object;")
            {
                unknown = false;
                foreach (string name in hierarchy.Framework.GetMethods(hierarchy.Framework.Find(hierarchy.GetDescriptor(type))))
                {
                    names.Add(name);
                }
            }
        }

        HashSet<int> bridges = callback.TypeId == BridgeType ? PageMethods(callback.ObjectType) : [];
        SortedSet<int> methods = [];
        for (int type = callback.ObjectType, depth = 0; type >= 0 && depth < 64; type = hierarchy.GetSuper(type), depth++)
        {
            int classId = hierarchy.ClassOf(type);
            if (classId < 0)
            {
                continue;
            }

            ProgramClass owner = code.Program.GetClass(classId);
            for (int m = owner.FirstMethodId; m < owner.FirstMethodId + owner.MethodCount; m++)
            {
                ProgramMethod method = code.Program.GetMethod(m);
                string name = code.Program.GetMethodName(m);
                if (callback.TypeId == BridgeType ? bridges.Contains(m) : method.HasCode && !analysis.IsLibrary(m) && !method.Definition.IsDirect && (names.Contains(name) || (unknown && CallbackNames.Contains(name)) || (missing && method.Definition.Flags.HasFlag(AccessFlags.Public)))
                    && !methods.Any(o => code.Program.GetMethodName(o) == name && analysis.ParameterCount(o) == analysis.ParameterCount(m)))
                {
                    methods.Add(m);
                }
            }
        }

        int[] found = [.. methods];
        _known.Add(key, found);
        return found;
    }

    /// <summary>Methods of a class, or of one above it, that a page may call: those annotated for it (android.webkit.JavascriptInterface).</summary>
    private HashSet<int> PageMethods(int objectType)
    {
        HashSet<int> methods = [];
        for (int type = objectType, depth = 0; type >= 0 && depth < 64; type = code.Hierarchy.GetSuper(type), depth++)
        {
            int classId = code.Hierarchy.ClassOf(type);
            if (classId < 0)
            {
                continue;
            }

            ProgramClass owner = code.Program.GetClass(classId);
            try
            {
                AnnotationDirectory annotations = owner.Definition.Annotations;
                for (int position = 0; position < annotations.MethodCount; position++)
                {
                    bool marked = false;
                    AnnotationSet all = annotations.GetMethod(position, out MethodHandle handle);
                    for (int a = 0; a < all.Count; a++)
                    {
                        marked |= owner.File.GetDescriptor(all[a].Type) == "Landroid/webkit/JavascriptInterface;";
                    }

                    for (int m = owner.FirstMethodId; marked && m < owner.FirstMethodId + owner.MethodCount; m++)
                    {
                        if (code.Program.GetMethod(m) is { HasCode: true } method && method.Definition.Handle == handle)
                        {
                            methods.Add(m);
                        }
                    }
                }
            }
            catch (BadDexException)
            {
                // What cannot be read of the annotations is reported when the SDKs are looked for.
            }
        }

        return methods;
    }

    private bool IsBare(int type) => code.Hierarchy.GetDescriptor(type) is "Ljava/lang/Object;" or "Landroid/content/Context;";
}
