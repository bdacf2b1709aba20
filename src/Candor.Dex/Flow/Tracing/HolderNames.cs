using System.Globalization;
using System.Text;

namespace Candor.Dex;

/// <summary>Names for what holds data: registers as smali writes them, then fields, elements and entries.</summary>
internal sealed class HolderNames(ClassHierarchy hierarchy, FieldPool fields)
{
    /// <summary>Longest name of a field or key, in characters. Names come from the app.</summary>
    private const int MaxName = 80;

    /// <summary><c>v3</c>; <c>p0</c> for a register that a parameter came in; empty for none.</summary>
    public static string Register(MethodBody body, int register) => Register(register, body.RegisterCount, body.FirstParameter);

    public static string Register(int register, int count, int firstParameter) =>
        register < 0 || register >= count ? ""
        : register >= firstParameter ? $"p{register - firstParameter}"
        : $"v{register}";

    /// <summary>
    /// <c>.name</c>, <c>[3]</c>, <c>[*]</c> for an element whose place is not known, <c>{key}</c>, <c>{*}</c>. What a text or number is made of
    /// is the thing itself, and has no name.
    /// </summary>
    public static string FieldText(FieldPool fields, int field)
    {
        string name = fields.NameOf(field);
        return fields.SortOf(field) switch
        {
            FieldSort.Index or FieldSort.Key => Plain(name),
            FieldSort.Class => $".{Plain(name.Split(':')[0])}",
            _ => field == fields.Data ? "" : $".{Plain(name)}",
        };
    }

    /// <summary>A static field: <c>static Lcom/example/A;.cache</c>; or a place that the whole process shares: <c>shared{key}</c>.</summary>
    public string Global(Symbol holder, int field) => holder.Kind == SymbolKind.Path
        ? Global(holder.Parent!, (int)holder.Number) + FieldText(fields, field)
        : Global(field);

    private string Global(int field) => fields.SortOf(field) == FieldSort.Class
        ? $"static {(fields.DeclaringOf(field) is >= 0 and var type ? Plain(hierarchy.GetDescriptor(type)) : "?")}{FieldText(fields, field)}"
        : $"shared{FieldText(fields, field)}";

    /// <summary>What a symbol of a method's beginning stands for, and the register in which it comes; -1 for none.</summary>
    public (int Register, string Text) Initial(MethodCode code, Symbol symbol)
    {
        switch (symbol.Kind)
        {
            case SymbolKind.Parameter:
                int register = symbol.Number < code.ParameterRegisters.Length ? code.ParameterRegisters[symbol.Number] : -1;
                return (register, register < 0 ? "" : Register(code.Body!, register));
            case SymbolKind.Path when symbol.Parent!.Kind == SymbolKind.Globals:
                return (-1, Global((int)symbol.Number));
            case SymbolKind.Path:
                (int of, string text) = Initial(code, symbol.Parent!);
                return (of, text + FieldText(fields, (int)symbol.Number));
            default:
                return (-1, "");
        }
    }

    /// <summary>The fields of a path behind its root, as text.</summary>
    public string Behind(Symbol symbol) => symbol.Kind == SymbolKind.Path && symbol.Parent!.Kind != SymbolKind.Globals
        ? Behind(symbol.Parent) + FieldText(fields, (int)symbol.Number)
        : "";

    /// <summary>A field of an object that no register leads to: by its class.</summary>
    public string Unrooted(Symbol symbol, int field) =>
        (symbol.TypeId >= 0 ? Plain(hierarchy.GetDescriptor(symbol.TypeId)) : "?") + FieldText(fields, field);

    /// <summary>A name without what would disturb a terminal, cut where it is long.</summary>
    public static string Plain(string name)
    {
        bool isPlain = name.Length <= MaxName;
        foreach (char c in name)
        {
            isPlain &= !IsUnfit(c);
        }

        if (isPlain)
        {
            return name;
        }

        StringBuilder plain = new();
        foreach (char c in name.Length <= MaxName ? name : name[..MaxName])
        {
            if (IsUnfit(c))
            {
                plain.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            }
            else
            {
                plain.Append(c);
            }
        }

        return name.Length <= MaxName ? plain.ToString() : plain.Append('…').ToString();
    }

    private static bool IsUnfit(char c) => char.IsControl(c) || char.IsSurrogate(c)
        || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
