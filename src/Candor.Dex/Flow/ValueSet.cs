using System.Runtime.InteropServices;

namespace Candor.Dex;

/// <summary>
/// What a register or field may hold: a sorted set of elements, each a symbol that the value <i>is</i> (even) or from whose data it was
/// <i>derived</i> (odd). The lattice is that of sets under inclusion: bottom is the empty set (null, or code that cannot run), join is union, and
/// its height is bounded because <see cref="Limit"/> replaces large sets of constants by <see cref="SymbolKind.Any"/> and cuts the rest.
/// </summary>
internal static class ValueSet
{
    public const int AnyElement = 0;

    /// <summary>Most constants of one kind in a set.</summary>
    private const int MaxConstants = 6;

    /// <summary>Most elements of a set.</summary>
    private const int MaxElements = 24;

    /// <summary>Up to how many elements are put in order by insertion.</summary>
    private const int FewElements = 40;

    public static readonly int[] Empty = [];

    public static readonly int[] Any = [AnyElement];

    public static int Is(Symbol symbol) => symbol.Id << 1;

    public static int From(Symbol symbol) => (symbol.Id << 1) | 1;

    public static bool IsDerived(int element) => (element & 1) != 0;

    public static int SymbolOf(int element) => element >> 1;

    public static int[] Of(Symbol symbol) => symbol.Alone;

    /// <summary>Whether elements may have been left out of a set because it was too large.</summary>
    public static bool IsFull(int[] set) => set.Length > MaxElements && set[0] == AnyElement;

    public static bool Contains(int[] set, int element) => Array.BinarySearch(set, element) >= 0;

    public static int[] Add(int[] set, int element)
    {
        int at = Array.BinarySearch(set, element);
        if (at >= 0)
        {
            return set;
        }

        at = ~at;
        int[] result = new int[set.Length + 1];
        Array.Copy(set, result, at);
        result[at] = element;
        Array.Copy(set, at, result, at + 1, set.Length - at);
        return result;
    }

    /// <summary>The union; the first set itself when it holds the second.</summary>
    public static int[] Union(int[] a, int[] b)
    {
        if (ReferenceEquals(a, b) || b.Length == 0)
        {
            return a;
        }

        if (a.Length == 0)
        {
            return b;
        }

        int common = 0;
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            if (a[i] == b[j])
            {
                common++;
                i++;
                j++;
            }
            else if (a[i] < b[j])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        if (common == b.Length)
        {
            return a;
        }

        if (common == a.Length)
        {
            return b;
        }

        int[] result = new int[a.Length + b.Length - common];
        int n = 0, x = 0, y = 0;
        while (x < a.Length && y < b.Length)
        {
            if (a[x] == b[y])
            {
                result[n++] = a[x++];
                y++;
            }
            else
            {
                result[n++] = a[x] < b[y] ? a[x++] : b[y++];
            }
        }

        while (x < a.Length)
        {
            result[n++] = a[x++];
        }

        while (y < b.Length)
        {
            result[n++] = b[y++];
        }

        return result;
    }

    /// <summary>The union within its limits; the first set itself when it holds the second, or is full and the second has nothing that counts more.</summary>
    public static int[] Join(int[] a, int[] b, SymbolPool symbols)
    {
        if (ReferenceEquals(a, b) || b.Length == 0 || (IsFull(a) && !Displaces(a, b, symbols)))
        {
            return a;
        }

        return Limit(Union(a, b), symbols, out _);
    }

    /// <summary>Whether a set has an element that would take the place of one in a full set.</summary>
    private static bool Displaces(int[] full, int[] set, SymbolPool symbols)
    {
        int labels = 0;
        int lastLabel = -1;
        int last = -1;
        for (int i = 1; i < full.Length; i++)
        {
            if (IsLabel(full[i], symbols))
            {
                labels++;
                lastLabel = full[i];
            }
            else
            {
                last = full[i];
            }
        }

        int at = 0;
        foreach (int element in set)
        {
            while (at < full.Length && full[at] < element)
            {
                at++;
            }

            if (at < full.Length && full[at] == element)
            {
                continue;
            }

            if (element < last || (IsLabel(element, symbols) && (labels < MaxElements || element < lastLabel)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsConstant(int element, SymbolPool symbols) => !IsDerived(element) && symbols.Has(element >> 1, SymbolTraits.Constant);

    private static bool IsLabel(int element, SymbolPool symbols) => IsDerived(element) && symbols.Has(element >> 1, SymbolTraits.Label);

    private static void Sort(Span<int> elements)
    {
        if (elements.Length > FewElements)
        {
            elements.Sort();
            return;
        }

        for (int i = 1; i < elements.Length; i++)
        {
            int element = elements[i];
            int at = i;
            for (; at > 0 && elements[at - 1] > element; at--)
            {
                elements[at] = elements[at - 1];
            }

            elements[at] = element;
        }
    }

    /// <summary>Sorts and joins elements that may repeat.</summary>
    public static int[] Of(List<int> elements)
    {
        if (elements.Count == 0)
        {
            return Empty;
        }

        Span<int> sorted = CollectionsMarshal.AsSpan(elements);
        Sort(sorted);
        int n = 1;
        for (int i = 1; i < sorted.Length; i++)
        {
            if (sorted[i] != sorted[n - 1])
            {
                sorted[n++] = sorted[i];
            }
        }

        return n == 1 && sorted[0] == AnyElement ? Any : sorted[..n].ToArray();
    }

    /// <summary>
    /// Keeps a set small: of many constants, and of very many elements, the first are kept, data of sources before all others, and 'any' is
    /// added. What it gives it leaves as it is, and a set that grows comes to an end, so that fixed points are found.
    /// </summary>
    public static int[] Limit(int[] set, SymbolPool symbols, out bool cut)
    {
        cut = false;
        if (set.Length <= MaxConstants)
        {
            return set;
        }

        int constants = 0;
        foreach (int element in set)
        {
            constants += IsConstant(element, symbols) ? 1 : 0;
        }

        int any = set[0] == AnyElement ? 1 : 0;
        cut = set.Length - any - Math.Max(0, constants - MaxConstants) > MaxElements;
        if (constants <= MaxConstants && !cut)
        {
            return set;
        }

        int labels = 0;
        foreach (int element in set)
        {
            labels += IsLabel(element, symbols) ? 1 : 0;
        }

        // The elements that are kept stand in their order, behind 'any'.
        int ofLabels = MaxElements;
        int ofOthers = Math.Max(0, MaxElements - labels);
        int ofConstants = MaxConstants;
        Span<int> kept = stackalloc int[1 + (2 * MaxElements)];
        kept[0] = AnyElement;
        int count = 1;
        foreach (int element in set.AsSpan(any))
        {
            bool keep = IsLabel(element, symbols) ? ofLabels-- > 0 : (!IsConstant(element, symbols) || ofConstants-- > 0) && ofOthers-- > 0;
            if (keep)
            {
                kept[count++] = element;
            }
        }

        return count == set.Length ? set : kept[..count].ToArray();
    }
}
