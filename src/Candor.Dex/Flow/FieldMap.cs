namespace Candor.Dex;

/// <summary>The known fields of one object. Immutable, so that states share it.</summary>
internal sealed class FieldMap(int[] fields, int[][] values)
{
    public static readonly FieldMap Empty = new([], []);

    public int Count => fields.Length;

    public int FieldAt(int position) => fields[position];

    public int[] ValuesAt(int position) => values[position];

    public int[]? Find(int field)
    {
        int at = Array.BinarySearch(fields, field);
        return at < 0 ? null : values[at];
    }

    public FieldMap With(int field, int[] value)
    {
        int at = Array.BinarySearch(fields, field);
        if (at >= 0)
        {
            if (ReferenceEquals(values[at], value))
            {
                return this;
            }

            int[][] changed = (int[][])values.Clone();
            changed[at] = value;
            return new FieldMap(fields, changed);
        }

        at = ~at;
        int[] names = new int[fields.Length + 1];
        int[][] all = new int[fields.Length + 1][];
        Array.Copy(fields, names, at);
        Array.Copy(values, all, at);
        names[at] = field;
        all[at] = value;
        Array.Copy(fields, at, names, at + 1, fields.Length - at);
        Array.Copy(values, at, all, at + 1, fields.Length - at);
        return new FieldMap(names, all);
    }
}
