using Candor.Dex;
using Candor.Knowledge.Android;

namespace Candor.Android.Consent;

/// <summary>
/// Tells for each row of the method tables of an app what it means to the search for gates. A row matches by name and prototype where it names the
/// class of the knowledge or one below it.
/// </summary>
internal sealed class ConsentApi
{
    private const string ViewType = "Landroid/view/View;";
    private readonly ClassHierarchy _hierarchy;
    private readonly Dictionary<string, List<(int Type, string Descriptor, ApiRole Role)>> _known = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _starts;
    private readonly ApiRole?[][] _roles;
    private readonly Dictionary<DexFile, int> _places = [];

    public ConsentApi(ClassHierarchy hierarchy, ConsentKnowledge knowledge)
    {
        _hierarchy = hierarchy;
        _starts = [.. knowledge.Orders.SelectMany(static o => o.Starts)];
        foreach (var read in knowledge.FlagReads)
        {
            Add(read.Method, new ApiRole.Flag(read));
        }

        foreach (var write in knowledge.FlagWrites)
        {
            Add(write.Method, new ApiRole.Store(write));
        }

        foreach (var status in knowledge.Statuses)
        {
            Add(status.Method, new ApiRole.Status(status));
        }

        foreach (var listener in knowledge.Listeners)
        {
            Add(listener.Method, new ApiRole.Listen(listener));
        }

        foreach (var told in knowledge.Switches)
        {
            Add(told.Method, new ApiRole.Tell(told));
        }

        var files = hierarchy.Program.Files;
        _roles = new ApiRole?[files.Count][];
        for (var f = 0; f < files.Count; f++)
        {
            _places.TryAdd(files[f], f);
            _roles[f] = new ApiRole?[files[f].MethodCount];
            for (var i = 0; i < _roles[f].Length; i++)
            {
                _roles[f][i] = Find(files[f], new MethodHandle(i));
            }
        }
    }

    /// <summary>The role of a row of a method table; null for none.</summary>
    public ApiRole? this[int file, MethodHandle method] => _roles[file][method.Index];

    /// <summary>The role of a row of a method table; null for none.</summary>
    public ApiRole? RoleOf(DexFile file, int method) =>
        _places.TryGetValue(file, out var place) && (uint)method < (uint)_roles[place].Length ? _roles[place][method] : null;

    private void Add(string signature, ApiRole role)
    {
        var parsed = MemberSignature.Parse(signature);
        var key = signature[(signature.IndexOf("->", StringComparison.Ordinal) + 2)..];
        if (!_known.TryGetValue(key, out var list))
        {
            _known.Add(key, list = []);
            _names.Add(parsed.Name);
        }

        list.Add((_hierarchy.TryFindType(parsed.DeclaringType, out var type) ? type : -1, parsed.DeclaringType, role));
    }

    private ApiRole? Find(DexFile file, MethodHandle handle)
    {
        try
        {
            var reference = file.GetMethod(handle);
            var name = file.GetString(reference.Name);
            if (_names.Contains(name) && _known.TryGetValue(name + file.Describe(reference.Prototype), out var candidates))
            {
                var descriptor = file.GetDescriptor(reference.DeclaringType);
                _hierarchy.TryFindType(descriptor, out var type);
                foreach (var (above, known, role) in candidates)
                {
                    if (known == descriptor || (type >= 0 && above >= 0 && _hierarchy.IsSubtype(type, above)))
                    {
                        return role;
                    }
                }
            }

            return Platform(file, reference, name);
        }
        catch (BadDexException)
        {
            // A row that cannot be read means nothing; the program has listed it.
            return null;
        }
    }

    private ApiRole? Platform(DexFile file, MethodReference reference, string name)
    {
        switch (name)
        {
            case "findViewById" or "requireViewById" or "findViewByID" or "findViewWithTag":
                return new ApiRole.FindView(file.Describe(reference.Prototype).StartsWith("(I)", StringComparison.Ordinal) ? 1 : 0);
            case "getId" when IsView(file, reference):
                return new ApiRole.ViewId();
            case "setText" when IsView(file, reference):
                return new ApiRole.SetText();
            case "getString" or "getText" when file.Describe(reference.Prototype) is "(I)Ljava/lang/String;" or "(I)Ljava/lang/CharSequence;":
                return new ApiRole.ResourceText(1);
            case "booleanKey" or "intKey" or "longKey" or "stringKey" or "booleanPreferencesKey" or "intPreferencesKey" or "stringPreferencesKey"
                when file.GetDescriptor(reference.DeclaringType).StartsWith("Landroidx/datastore/", StringComparison.Ordinal):
                return new ApiRole.MakeKey();
            default:
                return _starts.Contains(name) ? new ApiRole.Start() : null;
        }
    }

    private bool IsView(DexFile file, MethodReference reference) =>
        _hierarchy.TryFindType(file.GetDescriptor(reference.DeclaringType), out var type)
        && _hierarchy.TryFindType(ViewType, out var view)
        && _hierarchy.IsSubtype(type, view);
}
