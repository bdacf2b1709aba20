using System.Text;

namespace Candor.Dex;

/// <summary>
/// A list of the types that the platform brings, with their supertypes and the methods that an app may override. The text has one type a line:
/// <c>descriptor|flags|super|interface,interface|method,method</c>; lines that begin with # are comments. Immutable.
/// </summary>
public sealed class FrameworkTypes
{
    private readonly SymbolTable _descriptors;
    private readonly ReadOnlyMemory<byte>[] _methods;
    private readonly int[] _supers;
    private readonly int[][] _interfaces;
    private readonly byte[] _flags;

    private FrameworkTypes(
        SymbolTable descriptors, ReadOnlyMemory<byte>[] methods, int[] supers, int[][] interfaces, byte[] flags)
    {
        _descriptors = descriptors;
        _methods = methods;
        _supers = supers;
        _interfaces = interfaces;
        _flags = flags;
    }

    /// <summary>No types.</summary>
    public static FrameworkTypes Empty { get; } = Parse(ReadOnlyMemory<byte>.Empty);

    /// <summary>How many types there are.</summary>
    public int Count => _methods.Length;

    /// <summary>Reads a list.</summary>
    /// <param name="text">The text in UTF-8. It must not change afterwards.</param>
    /// <exception cref="BadDexException">A line has not the five fields. The offset is that of the line.</exception>
    public static FrameworkTypes Parse(ReadOnlyMemory<byte> text)
    {
        SymbolTable descriptors = new();
        List<FrameworkLine> lines = [];
        for (int start = 0; start < text.Length;)
        {
            int length = text.Span[start..].IndexOf((byte)'\n');
            length = length < 0 ? text.Length - start : length;
            if (length > 0 && text.Span[start] != '#')
            {
                FrameworkLine line = FrameworkLine.Parse(text.Slice(start, length), start);
                if (descriptors.Intern(line.Descriptor) == lines.Count)
                {
                    lines.Add(line);
                }
            }

            start += length + 1;
        }

        int[] supers = new int[lines.Count];
        int[][] interfaces = new int[lines.Count][];
        List<int> found = [];
        for (int i = 0; i < lines.Count; i++)
        {
            supers[i] = lines[i].Super.IsEmpty ? -1 : descriptors.Find(lines[i].Super.Span);
            found.Clear();
            for (ReadOnlySpan<byte> rest = lines[i].Interfaces.Span; !rest.IsEmpty;)
            {
                int type = descriptors.Find(NextName(ref rest));
                if (type >= 0)
                {
                    found.Add(type);
                }
            }

            interfaces[i] = found.Count == 0 ? [] : [.. found];
        }

        return new FrameworkTypes(
            descriptors, [.. lines.Select(l => l.Methods)], supers, interfaces, [.. lines.Select(l => l.Flags)]);
    }

    /// <summary>Finds a type.</summary>
    /// <param name="descriptor">Such as <c>Landroid/app/Activity;</c>.</param>
    /// <returns>Its place in the list, or -1.</returns>
    public int Find(string descriptor) => _descriptors.Find(Encoding.UTF8.GetBytes(descriptor));

    /// <summary>The descriptor of a type.</summary>
    /// <param name="index">From 0 to <see cref="Count"/> - 1.</param>
    public string GetDescriptor(int index) => _descriptors.Text(index);

    /// <summary>Whether a type is an interface.</summary>
    /// <param name="index">From 0 to <see cref="Count"/> - 1.</param>
    public bool IsInterface(int index) => _flags[index] == 'i';

    /// <summary>The superclass, or -1 when there is none in the list.</summary>
    /// <param name="index">From 0 to <see cref="Count"/> - 1.</param>
    public int GetSuper(int index) => _supers[index];

    /// <summary>The interfaces that a type names itself, as far as they are in the list.</summary>
    /// <param name="index">From 0 to <see cref="Count"/> - 1.</param>
    public IReadOnlyList<int> GetInterfaces(int index) => _interfaces[index];

    /// <summary>The names of the methods that an app may override.</summary>
    /// <param name="index">From 0 to <see cref="Count"/> - 1.</param>
    public IReadOnlyList<string> GetMethods(int index)
    {
        List<string> names = [];
        for (ReadOnlySpan<byte> rest = _methods[index].Span; !rest.IsEmpty;)
        {
            names.Add(Encoding.UTF8.GetString(NextName(ref rest)));
        }

        return names;
    }

    internal int Find(ReadOnlySpan<byte> descriptor) => _descriptors.Find(descriptor);

    internal ReadOnlySpan<byte> MethodList(int index) => _methods[index].Span;

    internal static ReadOnlySpan<byte> NextName(ref ReadOnlySpan<byte> rest)
    {
        int comma = rest.IndexOf((byte)',');
        ReadOnlySpan<byte> name = comma < 0 ? rest : rest[..comma];
        rest = comma < 0 ? default : rest[(comma + 1)..];
        return name;
    }
}
