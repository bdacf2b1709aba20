using System.Text;
using Candor.Android.Sdks.ClassFiles;
using Candor.Dex;

namespace Candor.Android.Sdks.Shapes;

/// <summary>
/// Reads the shape of a Java class file, such that the class has the same features before and after a compiler has made it Dalvik code
/// (The Java Virtual Machine Specification, chapter 4).
/// </summary>
internal sealed class ClassFileShapes
{
    private const int LongestText = 1024;
    private const int Static = 8;
    private readonly ShapeBuilder _builder = new();
    private readonly HashSet<string> _references = new(StringComparer.Ordinal);

    /// <summary>The names of the library's classes that the class read last names.</summary>
    public string[] References => [.. _references];

    private static ReadOnlySpan<byte> Magic => [0xCA, 0xFE, 0xBA, 0xBE];

    /// <summary>Whether bytes begin as a class file does.</summary>
    public static bool IsClassFile(ReadOnlySpan<byte> bytes) => bytes.StartsWith(Magic);

    /// <summary>Reads a class.</summary>
    /// <returns>Its name with dots, its features, and whether it is a class: a module or package description is none.</returns>
    /// <exception cref="BadClassFileException">The file is not as the specification says.</exception>
    public (string Name, uint[] Features, bool IsClass) Read(ReadOnlyMemory<byte> file)
    {
        var reader = new ClassBytes(file.Span, 0);
        if (!IsClassFile(file.Span))
        {
            throw new BadClassFileException("This is no class file", 0);
        }

        reader.Skip(8);
        var pool = ConstantPool.Read(file, ref reader);
        var flags = reader.U2();
        var name = Encoding.UTF8.GetString(pool.Class(reader.U2()).AsSpan()[1..^1]).Replace('/', '.');
        _builder.Take();
        _references.Clear();
        _builder.Kind((AccessFlags)flags);
        var super = reader.U2();
        if (super != 0 && (flags & (int)AccessFlags.Interface) == 0)
        {
            _builder.Super(Hash(pool.Class(super)));
        }

        for (int left = reader.U2(); left > 0; left--)
        {
            _builder.Interface(Hash(pool.Class(reader.U2())));
        }

        for (int left = reader.U2(); left > 0; left--)
        {
            ReadField(ref reader, pool);
        }

        for (int left = reader.U2(); left > 0; left--)
        {
            ReadMethod(ref reader, pool);
        }

        for (int left = reader.U2(); left > 0; left--)
        {
            reader.Skip(2);
            reader.Skip((uint)reader.S4());
        }

        return (name, _builder.Take(), (flags & 0x8000) == 0 && !name.EndsWith("package-info", StringComparison.Ordinal));
    }

    private ulong PrototypeHash(ReadOnlySpan<byte> descriptor, int offset)
    {
        // The return type stands last in the text and first in the hash.
        var end = descriptor.LastIndexOf((byte)')');
        if (end < 1 || descriptor[0] != '(')
        {
            throw new BadClassFileException("A method has no method descriptor", offset);
        }

        var hash = Hash(descriptor[(end + 1)..]);
        var rest = descriptor[1..end];
        while (!rest.IsEmpty)
        {
            var length = rest.IndexOfAnyExcept((byte)'[');
            if (length < 0)
            {
                throw new BadClassFileException("A method has no method descriptor", offset);
            }

            length += rest[length] == 'L' ? rest[length..].IndexOf((byte)';') + 1 : 1;
            if (rest[..length] is [.., (byte)'L'] || length <= 0)
            {
                throw new BadClassFileException("A method has no method descriptor", offset);
            }

            hash = FeatureHash.Join(hash, Hash(rest[..length]));
            rest = rest[length..];
        }

        return hash;
    }

    /// <summary>The hash of a type, which is noted where it is the library's own.</summary>
    private ulong Hash(ReadOnlySpan<byte> descriptor)
    {
        var element = descriptor.TrimStart((byte)'[');
        if (element is [(byte)'L', .., (byte)';'] && !PlatformTypes.IsPlatform(element))
        {
            _references.Add(Encoding.UTF8.GetString(element[1..^1]).Replace('/', '.'));
        }

        return PlatformTypes.Hash(descriptor);
    }

    private void ReadField(ref ClassBytes reader, ConstantPool pool)
    {
        var isStatic = (reader.U2() & Static) != 0;
        reader.Skip(2);
        _builder.Field(isStatic, Hash(pool.Text(reader.U2())));
        for (int left = reader.U2(); left > 0; left--)
        {
            var name = pool.Text(reader.U2());
            var attribute = reader.Part((uint)reader.S4());
            if (isStatic && name.SequenceEqual("ConstantValue"u8) && pool.Constant(attribute.U2()) is (ConstantKind.Text, var text))
            {
                AddText(pool.Text((int)text));
            }
        }
    }

    private void ReadMethod(ref ClassBytes reader, ConstantPool pool)
    {
        var at = reader.Offset;
        var flags = reader.U2();
        var name = pool.Text(reader.U2());
        var prototype = PrototypeHash(pool.Text(reader.U2()), at);
        var shape = name.SequenceEqual("<init>"u8) ? MethodShape.Constructor
            : name.SequenceEqual("<clinit>"u8) ? MethodShape.ClassInitializer
            : (flags & Static) != 0 ? MethodShape.Static
            : MethodShape.Instance;
        _builder.BeginMethod(shape, prototype);
        if (shape == MethodShape.Instance && PlatformTypes.IsCallback(Encoding.UTF8.GetString(name)))
        {
            _builder.Callback(FeatureHash.Of(name), prototype);
        }

        for (int left = reader.U2(); left > 0; left--)
        {
            var attributeName = pool.Text(reader.U2());
            var attribute = reader.Part((uint)reader.S4());
            if (attributeName.SequenceEqual("Code"u8))
            {
                attribute.Skip(4);
                ReadCode(attribute.Part((uint)attribute.S4()), pool);
                for (int handlers = attribute.U2(); handlers > 0; handlers--)
                {
                    attribute.Skip(6);
                    var type = attribute.U2();
                    if (type != 0 && pool.Class(type) is var caught && PlatformTypes.IsPlatform(caught))
                    {
                        _builder.Catch(PlatformTypes.Hash(caught));
                    }
                }
            }
        }

        _builder.EndMethod();
    }

    private void ReadCode(ClassBytes code, ConstantPool pool)
    {
        while (!code.IsAtEnd)
        {
            var opcode = code.U1();
            switch (opcode)
            {
                case JavaOpcodes.SiPush:
                    _builder.Number((short)code.U2());
                    break;
                case JavaOpcodes.Ldc:
                    AddConstant(pool, code.U1());
                    break;
                case JavaOpcodes.LdcW or JavaOpcodes.Ldc2W:
                    AddConstant(pool, code.U2());
                    break;
                case >= JavaOpcodes.GetStatic and <= JavaOpcodes.PutField:
                    AddField(pool, code.U2());
                    break;
                case >= JavaOpcodes.InvokeVirtual and <= JavaOpcodes.InvokeInterface:
                    AddCall(pool, code.U2(), code.Offset);
                    code.Skip(opcode == JavaOpcodes.InvokeInterface ? 2 : 0);
                    break;
                case JavaOpcodes.CheckCast or JavaOpcodes.InstanceOf:
                    AddType(pool.Class(code.U2()));
                    break;
                case JavaOpcodes.New:
                    Hash(pool.Class(code.U2()));
                    break;
                case JavaOpcodes.TableSwitch or JavaOpcodes.LookupSwitch:
                    SkipSwitch(ref code, opcode);
                    break;
                case JavaOpcodes.Wide:
                    ReadWide(ref code);
                    break;
                default:
                    code.Skip(JavaOpcodes.Operands(opcode));
                    break;
            }
        }
    }

    private void ReadWide(ref ClassBytes code)
    {
        var opcode = code.U1();
        code.Skip(2);
        if (opcode == JavaOpcodes.Iinc)
        {
            _builder.Number((short)code.U2());
        }
    }

    private static void SkipSwitch(ref ClassBytes code, byte opcode)
    {
        code.Skip((4 - (code.Position % 4)) % 4);
        code.Skip(4);
        if (opcode == JavaOpcodes.LookupSwitch)
        {
            code.Skip(8L * code.S4());
            return;
        }

        long low = code.S4();
        long high = code.S4();
        code.Skip(4 * (high - low + 1));
    }

    private void AddConstant(ConstantPool pool, int index)
    {
        var (kind, value) = pool.Constant(index);
        switch (kind)
        {
            case ConstantKind.Number:
                _builder.Number((int)value);
                break;
            case ConstantKind.LongNumber:
                _builder.LongNumber(value);
                break;
            case ConstantKind.Text:
                AddText(pool.Text((int)value));
                break;
            case ConstantKind.Class:
                AddType(pool.Class((int)value));
                break;
        }
    }

    private void AddText(ReadOnlySpan<byte> text)
    {
        if (text.Length >= 2)
        {
            _builder.Text(FeatureHash.Of(text[..Math.Min(text.Length, LongestText)]));
        }
    }

    private void AddType(byte[] descriptor)
    {
        var hash = Hash(descriptor);
        if (PlatformTypes.IsPlatform(descriptor))
        {
            _builder.Type(hash);
        }
    }

    private void AddField(ConstantPool pool, int index)
    {
        var (owner, name, _) = pool.Member(index);
        Hash(owner);
        if (PlatformTypes.IsPlatform(owner))
        {
            _builder.PlatformField(FeatureHash.Join(PlatformTypes.Hash(owner), FeatureHash.Of(pool.Text(name))));
        }
    }

    private void AddCall(ConstantPool pool, int index, int offset)
    {
        var (owner, name, descriptor) = pool.Member(index);
        var prototype = PrototypeHash(pool.Text(descriptor), offset);
        if (PlatformTypes.IsPlatform(owner))
        {
            _builder.PlatformCall(FeatureHash.Join(FeatureHash.Join(PlatformTypes.Hash(owner), FeatureHash.Of(pool.Text(name))), prototype));
        }
        else
        {
            Hash(owner);
            _builder.OwnCall(prototype);
        }
    }
}
