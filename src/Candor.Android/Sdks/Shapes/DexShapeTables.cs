using Candor.Dex;

namespace Candor.Android.Sdks.Shapes;

/// <summary>
/// What shapes need of the rows of one DEX file, worked out once: hashes of types, prototypes and members, and which rows are the platform's. A row
/// that cannot be read counts as the app's own. Names that overlap to many times the length of the file stop being read.
/// </summary>
internal sealed class DexShapeTables
{
    private const int NameFactor = 4;
    private const int LongestText = 1024;
    private readonly DexFile _file;
    private readonly ulong[] _texts;
    private long _budget;

    public DexShapeTables(DexFile file, DexProgram program, long length)
    {
        _file = file;
        _budget = NameFactor * length;
        Types = new ulong[file.TypeCount];
        IsPlatform = new bool[file.TypeCount];
        Classes = new int[file.TypeCount];
        for (var i = 0; i < Types.Length; i++)
        {
            ReadType(i, program);
        }

        Prototypes = Map(file.PrototypeCount, ReadPrototype);
        Methods = Map(file.MethodCount, ReadMethod);
        Fields = Map(file.FieldCount, ReadField);
        _texts = Map(file.StringCount, ReadText);
    }

    /// <summary>Hashes of types; <see cref="PlatformTypes.Own"/> for those that may be renamed.</summary>
    public ulong[] Types { get; }

    public bool[] IsPlatform { get; }

    /// <summary>The class of the program that a type, or the elements of an array, is; -1 for none.</summary>
    public int[] Classes { get; }

    public ulong[] Prototypes { get; }

    /// <summary>A platform's method by its name and prototype, an own one by its prototype only.</summary>
    public (ulong Hash, bool IsPlatform, int Class)[] Methods { get; }

    public (ulong Hash, bool IsPlatform, int Class)[] Fields { get; }

    /// <summary>The hash of a text; 0 for one that says nothing or cannot be read.</summary>
    public ulong Text(int index) => (uint)index < (uint)_texts.Length ? _texts[index] : 0;

    private static T[] Map<T>(int count, Func<int, T> read)
    {
        var result = new T[count];
        for (var i = 0; i < count; i++)
        {
            try
            {
                result[i] = read(i);
            }
            catch (BadDexException)
            {
                // The reader of the program reports the row; here it says nothing.
            }
        }

        return result;
    }

    private void ReadType(int index, DexProgram program)
    {
        Classes[index] = -1;
        Types[index] = PlatformTypes.Own;
        try
        {
            var descriptor = Bytes(_file.GetDescriptorHandle(new TypeHandle(index)));
            Types[index] = PlatformTypes.Hash(descriptor);
            IsPlatform[index] = PlatformTypes.IsPlatform(descriptor);
            if (!IsPlatform[index] && program.TryFindClass(System.Text.Encoding.UTF8.GetString(descriptor.TrimStart((byte)'[')), out var id))
            {
                Classes[index] = id;
            }
        }
        catch (BadDexException)
        {
            // As above.
        }
    }

    private ulong ReadPrototype(int index)
    {
        var prototype = _file.GetPrototype(new PrototypeHandle(index));
        var hash = Types[prototype.ReturnType.Index];
        for (var i = 0; i < prototype.Parameters.Count; i++)
        {
            hash = FeatureHash.Join(hash, Types[prototype.Parameters[i].Index]);
        }

        Spend(prototype.Parameters.Count);
        return hash;
    }

    private (ulong Hash, bool IsPlatform, int Class) ReadMethod(int index)
    {
        var method = _file.GetMethod(new MethodHandle(index));
        var owner = method.DeclaringType.Index;
        var prototype = Prototypes[method.Prototype.Index];
        return IsPlatform[owner]
            ? (FeatureHash.Join(FeatureHash.Join(Types[owner], FeatureHash.Of(Bytes(method.Name))), prototype), true, -1)
            : (prototype, false, Classes[owner]);
    }

    private (ulong Hash, bool IsPlatform, int Class) ReadField(int index)
    {
        var field = _file.GetField(new FieldHandle(index));
        var owner = field.DeclaringType.Index;
        return IsPlatform[owner]
            ? (FeatureHash.Join(Types[owner], FeatureHash.Of(Bytes(field.Name))), true, -1)
            : (Types[field.Type.Index], false, Classes[owner]);
    }

    private ulong ReadText(int index)
    {
        var bytes = Bytes(new StringHandle(index));
        return bytes.Length < 2 ? 0 : FeatureHash.Of(bytes[..Math.Min(bytes.Length, LongestText)]);
    }

    private ReadOnlySpan<byte> Bytes(StringHandle handle)
    {
        if (_budget < 0)
        {
            return [];
        }

        try
        {
            var bytes = _file.GetStringBytes(handle);
            Spend(bytes.Length);
            return bytes;
        }
        catch (BadDexException)
        {
            return [];
        }
    }

    private void Spend(int bytes) => _budget -= bytes;
}
